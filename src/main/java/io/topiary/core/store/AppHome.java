package io.topiary.core.store;

import java.nio.file.Path;
import java.util.Locale;
import net.harawata.appdirs.AppDirsFactory;
import org.jspecify.annotations.Nullable;

/**
 * Where Topiary keeps what it remembers. Names places only: nothing is made before something is saved there.
 *
 * @param folder the home directory, absolute
 */
public record AppHome(Path folder) {

    /** The environment variable that names the home directory. */
    public static final String VARIABLE = "TOPIARY_HOME";

    public AppHome {
        folder = folder.toAbsolutePath().normalize();
    }

    /**
     * The home directory that is meant.
     *
     * @param option what {@code --home} said, or null
     * @param variable what {@value #VARIABLE} says, or null or empty
     * @return the first of them, else the system's folder for application data
     */
    public static AppHome locate(@Nullable Path option, @Nullable String variable) {
        if (option != null) {
            return new AppHome(option);
        }
        return variable != null && !variable.isEmpty() ? new AppHome(Path.of(variable)) : new AppHome(systemFolder());
    }

    /** Connection profiles; holds no secrets. */
    public Path profiles() {
        return folder.resolve("profiles.json");
    }

    /** Passwords, encrypted, and which ones the system's keychain holds. */
    public Path secrets() {
        return folder.resolve("secrets.json");
    }

    /** Passwords that the user wanted in plain text. */
    public Path plainSecrets() {
        return folder.resolve("secrets-plain.json");
    }

    /** What is to happen to which messages. */
    public Path rules() {
        return folder.resolve("rules.json");
    }

    /** Folder of the schema files that the user chose. */
    public Path schemas() {
        return folder.resolve("schemas");
    }

    /** How packed payloads are laid out. */
    public Path layouts() {
        return folder.resolve("layouts.json");
    }

    /** Folder of what is usual of payloads, one file per profile. */
    public Path shapes() {
        return folder.resolve("shapes");
    }

    /** What was published and what is saved to be published. */
    public Path publish() {
        return folder.resolve("publish.json");
    }

    /** Settings of the window. */
    public Path settings() {
        return folder.resolve("settings.json");
    }

    /** How each broker's topics are looked at. */
    public Path views() {
        return folder.resolve("views.json");
    }

    /** Folder of the recordings, one file per profile. */
    public Path history() {
        return folder.resolve("history");
    }

    /** Folder of the stored messages that were saved before they were cleared, one file each time. */
    public Path backups() {
        return folder.resolve("backups");
    }

    /** Folder of the log files. */
    public Path logs() {
        return folder.resolve("logs");
    }

    private static Path systemFolder() {
        String system = System.getProperty("os.name", "").toLowerCase(Locale.ROOT);
        String name = system.contains("windows") || system.contains("mac") ? "Topiary" : "topiary";
        return Path.of(AppDirsFactory.getInstance().getUserDataDir(name, null, null, true));
    }
}
