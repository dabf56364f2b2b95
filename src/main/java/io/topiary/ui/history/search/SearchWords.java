package io.topiary.ui.history.search;

import io.topiary.core.history.SearchProgress;
import io.topiary.core.text.Amounts;
import io.topiary.core.text.Escapes;
import io.topiary.core.text.Messages;
import java.text.NumberFormat;

/** What is said about a search. Immutable. */
final class SearchWords {

    private static final long MILLION = 1_000_000;
    private static final long WHOLE_FROM = 10 * MILLION;
    private static final int TOPIC_CHARS = 60;

    private final Messages messages;
    private final Amounts amounts;

    SearchWords(Messages messages) {
        this.messages = messages;
        this.amounts = new Amounts(messages);
    }

    /** How far it is, such as {@code 2.1 M of 10 M}. */
    String progress(SearchProgress progress) {
        return progress.total() < 0
                ? messages.get("search.opening")
                : messages.get("search.progress", amount(progress.searched()), amount(progress.total()));
    }

    /** How many were found, and how many of them are shown. */
    String found(SearchProgress progress, long shown, boolean cancelled) {
        String found = progress.found() > shown
                ? messages.get("search.foundMore", amounts.number(shown), amounts.number(progress.found()))
                : messages.get("search.found", progress.found(), amounts.number(progress.found()));
        return cancelled && progress.searched() < progress.total()
                ? messages.get("search.cancelled", found, amount(progress.searched()), amount(progress.total()))
                : found;
    }

    /** What stands in the place of results while there are none. */
    String none(SearchProgress progress, boolean running, boolean everything) {
        if (running) {
            return progress.total() < 0
                    ? messages.get("search.opening")
                    : messages.get("search.running", amount(progress.total()));
        }
        if (progress.total() <= 0) {
            return messages.get(everything ? "search.nothingRecorded" : "search.nothingThen");
        }
        return messages.get("search.nothingFound", amount(progress.total()));
    }

    /** Whose surroundings are shown. */
    String context(String topic, int around, boolean sameTopic) {
        return messages.get(
                sameTopic ? "search.context.topic" : "search.context.all", around, Escapes.visible(topic, TOPIC_CHARS));
    }

    /** A number of messages, such as {@code 1,204} or {@code 2.1 M}. */
    String amount(long count) {
        if (count < MILLION) {
            return amounts.number(count);
        }
        NumberFormat format = NumberFormat.getNumberInstance(messages.locale());
        format.setMaximumFractionDigits(count < WHOLE_FROM ? 1 : 0);
        return messages.get("search.millions", format.format((double) count / MILLION));
    }
}
