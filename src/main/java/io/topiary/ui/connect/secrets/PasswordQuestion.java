package io.topiary.ui.connect.secrets;

import io.topiary.core.message.Secret;
import io.topiary.core.text.Text;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What is missing to connect.
 *
 * @param profile what the profile is called
 * @param user the user name, empty if there is none
 * @param notice why they are not where they are kept, or null
 * @param uses the passwords that are missing, by use ({@link io.topiary.core.secrets.SecretName})
 */
public record PasswordQuestion(
        String profile, String user, @Nullable Text notice, List<String> uses) {

    public PasswordQuestion {
        uses = List.copyOf(uses);
    }

    /**
     * What the user typed.
     *
     * @param user the user name, null for none
     * @param secrets by use; what was left empty is not there
     * @param keep whether they are to be kept from now on
     */
    public record Answer(@Nullable String user, Map<String, Secret> secrets, boolean keep) {

        public Answer {
            secrets = Map.copyOf(secrets);
        }
    }
}
