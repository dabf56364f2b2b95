package io.topiary.core.profile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.topiary.core.store.LoadResult;
import io.topiary.core.store.StoreException;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;
import org.junit.jupiter.api.io.TempDir;

/** No profile is lost: not when Topiary is killed while it saves, and not when two of them save at once. */
class ProfileCrashIT {

    /** {@code -Dtopiary.crash.kills=200} for the long run. */
    private static final int KILLS = Integer.getInteger("topiary.crash.kills", 40);

    private static final int PROFILES = 20;
    private static final int MOST_MILLIS_OF_SAVING = 30;

    @TempDir
    Path folder;

    private final List<Process> processes = new ArrayList<>();

    @AfterEach
    void endAll() throws InterruptedException {
        for (Process process : processes) {
            process.destroyForcibly().waitFor();
        }
    }

    @Test
    void save_killedAtAnyMoment_leavesOldOrNewContentAndTheNextStartIsGood(TestReporter reporter) throws Exception {
        List<String> ids = seed();
        Random random = new Random(20_260_131);
        Deque<Process> warm = new ArrayDeque<>();
        int inTheMiddle = 0;
        for (int kill = 1; kill <= KILLS; kill++) {
            while (warm.size() < 2) {
                warm.add(start("renames", file().toString()));
            }
            int acknowledged = killWhileSaving(warm.remove(), random);
            ProfileStore store = SavingProgram.open(file());
            assertThat(store.loaded()).as("kill %d", kill).isEqualTo(new LoadResult.Good());
            assertThat(store.unreadable()).isEmpty();
            assertThat(store.profiles()).extracting(ConnectionProfile::id).isEqualTo(ids);
            int last = SavingProgram.lastSave(store);
            // What was said to be saved is there; a save that was under way is there whole or not at all.
            assertThat(last).as("kill %d", kill).isBetween(acknowledged, acknowledged + 1);
            inTheMiddle += Math.max(last - acknowledged, leftovers());
        }
        reporter.publishEntry(KILLS + " kills, in the middle of a save", String.valueOf(inTheMiddle));
        // Else the kills came between the saves, and prove nothing.
        assertThat(inTheMiddle).isPositive();
    }

    @Test
    void add_twoProgramsAtOnce_keepsTheProfilesOfBoth() throws Exception {
        List<String> ids = seed();
        Process one = start("adds", file().toString(), "100", "one-");
        Process two = start("adds", file().toString(), "100", "two-");
        await(one, "WARM");
        await(two, "WARM");
        go(one);
        go(two);
        await(one, "DONE");
        await(two, "DONE");
        ProfileStore store = SavingProgram.open(file());
        assertThat(store.profiles()).extracting(ConnectionProfile::id).containsAll(ids);
        assertThat(store.profiles())
                .extracting(ConnectionProfile::name)
                .containsAll(IntStream.range(0, 100).mapToObj(n -> "one-" + n).toList())
                .containsAll(IntStream.range(0, 100).mapToObj(n -> "two-" + n).toList())
                .hasSize(PROFILES + 200);
    }

    @Test
    void add_anotherProgramHangsWhileSaving_saysSoAndWorksWhenThatIsGone() throws Exception {
        seed();
        Process hanging = start("locks", file().toString());
        await(hanging, "WARM");
        go(hanging);
        await(hanging, "LOCKED");
        ProfileStore store = SavingProgram.open(file());
        ConnectionProfile profile = ConnectionProfile.create("new", SavingProgram.ADDRESS);
        assertThatThrownBy(() -> store.add(profile))
                .isInstanceOfSatisfying(
                        StoreException.class, e -> assertThat(e.text().key()).isEqualTo("store.busy"));
        assertThat(store.profiles()).hasSize(PROFILES);
        hanging.destroyForcibly().waitFor();
        store.add(profile);
        assertThat(SavingProgram.open(file()).profiles()).hasSize(PROFILES + 1);
    }

    private List<String> seed() throws StoreException {
        ProfileStore store = SavingProgram.open(file());
        for (int n = 0; n < PROFILES; n++) {
            store.add(ConnectionProfile.create("profile " + n, SavingProgram.ADDRESS));
        }
        return store.profiles().stream().map(ConnectionProfile::id).toList();
    }

    /** Kills {@code program} at some moment of its saving; the number of the last save that it said was done. */
    private int killWhileSaving(Process program, Random random) throws IOException, InterruptedException {
        int before = SavingProgram.lastSave(SavingProgram.open(file()));
        BufferedReader lines = await(program, "WARM");
        go(program);
        await(program, "READY");
        LockSupport.parkNanos(TimeUnit.MICROSECONDS.toNanos(random.nextInt(MOST_MILLIS_OF_SAVING * 1_000)));
        // Process.destroyForcibly would close the pipe, and with it take away what was said.
        program.toHandle().destroyForcibly();
        assertThat(program.waitFor(60, TimeUnit.SECONDS)).isTrue();
        // A line that the kill cut off was not said.
        String said = readAll(lines);
        String whole = said.substring(0, said.lastIndexOf('\n') + 1);
        return whole.lines()
                .mapToInt(line -> Integer.parseInt(line.substring("SAVED ".length())))
                .max()
                .orElse(before);
    }

    private static String readAll(BufferedReader reader) throws IOException {
        StringBuilder all = new StringBuilder();
        for (int c = reader.read(); c >= 0; c = reader.read()) {
            all.append((char) c);
        }
        return all.toString();
    }

    /** 1 if the kill came between the beginning of a save and its end; takes the traces away. */
    private int leftovers() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            List<Path> temporary =
                    files.filter(file -> file.toString().endsWith(".tmp")).toList();
            for (Path file : temporary) {
                Files.delete(file);
            }
            return temporary.isEmpty() ? 0 : 1;
        }
    }

    private Process start(String... arguments) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx64m",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-Xshare:auto",
                "-Djava.io.tmpdir=" + Files.createDirectories(folder.resolve("warm")),
                "-cp",
                System.getProperty("java.class.path"),
                SavingProgram.class.getName()));
        command.addAll(List.of(arguments));
        Process process = new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        processes.add(process);
        return process;
    }

    private static void go(Process process) throws IOException {
        process.getOutputStream().write('\n');
        process.getOutputStream().flush();
    }

    private static BufferedReader await(Process process, String word) throws IOException {
        BufferedReader reader = process.inputReader();
        String line = reader.readLine();
        assertThat(line).isEqualTo(word);
        return reader;
    }

    private Path file() {
        return folder.resolve("profiles.json");
    }
}
