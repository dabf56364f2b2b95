package io.topiary.core.payload.sparkplug;

import java.util.OptionalLong;

/**
 * A metric of which is known what it is called as far as anybody told.
 *
 * @param fields what was sent; field numbers are those of {@code Payload.Metric} in the specification's schema
 * @param name empty if unknown
 * @param alias the alias that was sent
 * @param datatype number of its type, 0 if unknown
 */
record Metric(Fields fields, String name, OptionalLong alias, long datatype) {

    /** The key under which stands what was not sent, but looked up in a birth. */
    static final String BIRTH = "$birth";

    static final int NAME = 1;
    static final int ALIAS = 2;
    static final int TIMESTAMP = 3;
    static final int DATATYPE = 4;
    static final int HISTORICAL = 5;
    static final int TRANSIENT = 6;
    static final int IS_NULL = 7;
    static final int METADATA = 8;
    static final int PROPERTIES = 9;
    static final int FIRST_VALUE = 10;
    static final int LAST = 19;
}
