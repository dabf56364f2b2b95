package io.topiary.ui.connect;

import io.topiary.core.profile.ConnectionProfile;
import java.util.ArrayList;
import java.util.List;

/** Answers as told, and deletes nothing. */
final class FakeDisposal implements RecordingDisposal {

    final List<String> deleted = new ArrayList<>();
    Answer answer = Answer.KEEP;

    @Override
    public Answer ask(ConnectionProfile profile) {
        return answer;
    }

    @Override
    public void delete(ConnectionProfile profile) {
        deleted.add(profile.name());
    }
}
