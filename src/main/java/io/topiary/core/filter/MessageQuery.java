package io.topiary.core.filter;

import io.topiary.core.message.Message;
import java.util.List;

/**
 * A query that a user typed: the one filter language of tree, log, search, rules and {@code topiary sub}. Immutable; any
 * thread may ask it.
 *
 * <p>Terms joined by blanks must all hold; {@code OR} between them, parentheses, and {@code -} before a term to turn it
 * round. A word or a {@code "phrase"} is looked for in topic and payload, whatever the case; {@code /regex/} too, where
 * {@code \s} stands for a blank. A word with a whole level that is {@code +} or {@code #} is an MQTT topic filter. Keys ask
 * about one thing: {@code topic:a/+/b payload:word qos:1 retained:yes size:>1k age:<5m rate:>=2 silent:yes
 * schema:deviates dir:in fmt:json user.NAME:word json:.temp>20}.
 */
public final class MessageQuery {

    /** Accepts everything. */
    public static final MessageQuery ALL = new MessageQuery("", new Term.And(List.of()));

    private final String source;
    private final Term term;
    private final List<VitalSign> vitalSigns;

    private MessageQuery(String source, Term term) {
        this(source, term, List.of());
    }

    private MessageQuery(String source, Term term, List<VitalSign> vitalSigns) {
        this.source = source;
        this.term = term;
        this.vitalSigns = List.copyOf(vitalSigns);
    }

    /**
     * Understands {@code source}.
     *
     * @throws QueryException if it can't, with the position
     */
    public static MessageQuery parse(String source) {
        if (source.isBlank()) {
            return ALL;
        }
        QueryParser parser = new QueryParser(source);
        return new MessageQuery(source, parser.parse(), parser.vitalSigns());
    }

    /**
     * The same for messages of which only their content is known: those of a recording, or those that go by.
     *
     * @param judged whether somebody judges how payloads deviate
     * @throws QueryException if it asks for what nobody can tell then, with the position: it would find nothing
     */
    public MessageQuery ofMessages(boolean judged) {
        for (VitalSign sign : vitalSigns) {
            if (!judged || !sign.isDeviation()) {
                throw sign.refusal();
            }
        }
        return this;
    }

    /** Asks for {@code term} and nothing else; nobody typed it. */
    public static MessageQuery of(Term term) {
        return new MessageQuery("", term);
    }

    /** What it asks for. */
    public Term term() {
        return term;
    }

    /** What was typed. */
    public String source() {
        return source;
    }

    /** Whether it accepts everything because there is nothing in it. */
    public boolean isEmpty() {
        return term instanceof Term.And and && and.terms().isEmpty();
    }

    /** Whether the answer for a topic is the same whatever messages arrive on it. */
    public boolean isOfTopicAlone() {
        return isOfTopicAlone(term);
    }

    /** Whether it asks about ages, rates, silence or deviations, whose answers change while nothing arrives. */
    public boolean changesWithTime() {
        return changesWithTime(term);
    }

    /**
     * The part of it that a topic alone answers; {@link #ALL} if there is none. A message is accepted if this part and
     * {@link #messagePart()} accept it: whoever sees many messages on few topics asks this once a topic.
     */
    public MessageQuery topicPart() {
        return part(true);
    }

    /** The rest of it, which each message answers; {@link #ALL} if there is none. */
    public MessageQuery messagePart() {
        return part(false);
    }

    /** Whether it asks for rates, silence or deviations, which a single message does not tell. */
    public boolean asksForVitalSigns() {
        return asksForVitalSigns(term);
    }

    /** Whether it asks for deviations, which are found out some time after a message has come. */
    public boolean asksForDeviations() {
        return asksForDeviations(term);
    }

    /** Whether a regular expression in it was given up because it took too long. */
    public boolean isTooSlow() {
        return isTooSlow(term);
    }

    /** Whether {@code candidate} is accepted. */
    public boolean accepts(Candidate candidate) {
        return Evaluation.accepts(term, candidate);
    }

    /** Whether a topic of which nothing but the name is known is accepted. */
    public boolean accepts(String topic) {
        return accepts(Candidate.of(topic));
    }

    /** Whether {@code message} is accepted, now being {@code nowMicros} since 1970-01-01T00:00:00Z. */
    public boolean accepts(Message message, long nowMicros) {
        return accepts(Candidate.of(message, nowMicros));
    }

    private MessageQuery part(boolean ofTopic) {
        List<Term> all = term instanceof Term.And and ? and.terms() : List.of(term);
        List<Term> chosen =
                all.stream().filter(each -> isOfTopicAlone(each) == ofTopic).toList();
        return chosen.isEmpty() ? ALL : new MessageQuery(source, new Term.And(chosen));
    }

    private static boolean asksForVitalSigns(Term term) {
        return switch (term) {
            case Term.And and -> and.terms().stream().anyMatch(MessageQuery::asksForVitalSigns);
            case Term.Or or -> or.terms().stream().anyMatch(MessageQuery::asksForVitalSigns);
            case Term.Not not -> asksForVitalSigns(not.term());
            case Term.Silent silent -> true;
            case Term.Deviates deviates -> true;
            case Term.Measure measure -> measure.quantity() == Term.Quantity.RATE;
            default -> false;
        };
    }

    private static boolean asksForDeviations(Term term) {
        return switch (term) {
            case Term.And and -> and.terms().stream().anyMatch(MessageQuery::asksForDeviations);
            case Term.Or or -> or.terms().stream().anyMatch(MessageQuery::asksForDeviations);
            case Term.Not not -> asksForDeviations(not.term());
            case Term.Deviates deviates -> true;
            default -> false;
        };
    }

    private static boolean isOfTopicAlone(Term term) {
        return switch (term) {
            case Term.And and -> and.terms().stream().allMatch(MessageQuery::isOfTopicAlone);
            case Term.Or or -> or.terms().stream().allMatch(MessageQuery::isOfTopicAlone);
            case Term.Not not -> isOfTopicAlone(not.term());
            case Term.Matching matching -> true;
            default -> false;
        };
    }

    private static boolean changesWithTime(Term term) {
        return switch (term) {
            case Term.And and -> and.terms().stream().anyMatch(MessageQuery::changesWithTime);
            case Term.Or or -> or.terms().stream().anyMatch(MessageQuery::changesWithTime);
            case Term.Not not -> changesWithTime(not.term());
            case Term.Silent silent -> true;
            case Term.Deviates deviates -> true;
            case Term.Measure measure ->
                measure.quantity() == Term.Quantity.AGE || measure.quantity() == Term.Quantity.RATE;
            default -> false;
        };
    }

    private static boolean isTooSlow(Term term) {
        return switch (term) {
            case Term.And and -> and.terms().stream().anyMatch(MessageQuery::isTooSlow);
            case Term.Or or -> or.terms().stream().anyMatch(MessageQuery::isTooSlow);
            case Term.Not not -> isTooSlow(not.term());
            case Term.Regex regex -> regex.pattern().isTooSlow();
            default -> false;
        };
    }
}
