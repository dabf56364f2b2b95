package io.topiary.core.retained;

import io.topiary.core.store.FileProblem;
import io.topiary.core.store.StoreException;
import io.topiary.core.text.Text;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** The folder of backups: a file for each time that stored messages were cleared. The newest ones are kept. */
public final class BackupStore {

    /** So many are kept. */
    public static final int KEPT = 10;

    private static final String BEGINNING = "retained-";
    private static final String ENDING = ".jsonl";
    private static final int LONGEST_NAME = 40;
    private static final DateTimeFormatter STAMP =
            DateTimeFormatter.ofPattern("uuuuMMdd'T'HHmmss.SSS'Z'").withZone(ZoneOffset.UTC);

    private final Path folder;
    private final Clock clock;

    /** A store in {@code folder}, which is made when it is needed. */
    public BackupStore(Path folder, Clock clock) {
        this.folder = folder;
        this.clock = clock;
    }

    /**
     * A new backup of messages of {@code broker}; the oldest of more than {@value #KEPT} goes.
     *
     * @throws StoreException if it can't be made
     */
    RetainedBackup create(String broker) throws StoreException {
        String name = broker.replaceAll("[^A-Za-z0-9._-]+", "_");
        String cut = name.length() > LONGEST_NAME ? name.substring(0, LONGEST_NAME) : name;
        RetainedBackup backup =
                RetainedBackup.create(folder.resolve(BEGINNING + STAMP.format(clock.instant()) + "-" + cut + ENDING));
        prune();
        return backup;
    }

    /** The backups there are, newest first. @throws StoreException if the folder can't be read */
    public List<Path> files() throws StoreException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.getFileName().toString().startsWith(BEGINNING)
                            && file.getFileName().toString().endsWith(ENDING))
                    .sorted(Comparator.comparing(
                                    (Path file) -> file.getFileName().toString())
                            .reversed())
                    .toList();
        } catch (NoSuchFileException | NotDirectoryException none) {
            return List.of();
        } catch (IOException e) {
            throw new StoreException(
                    Text.of("retained.backup.unreadable", folder.toString(), FileProblem.of(e, folder)), e);
        }
    }

    /** Deletes {@code backup}, which turned out to be of no use; best effort. */
    void discard(RetainedBackup backup) {
        backup.close();
        delete(backup.file());
    }

    private void prune() throws StoreException {
        List<Path> all = files();
        all.subList(Math.min(KEPT, all.size()), all.size()).forEach(BackupStore::delete);
    }

    private static void delete(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException keptLonger) {
            // the next time tries again
            return;
        }
    }
}
