package io.topiary.core.mqtt;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Hashtable;
import java.util.List;
import java.util.regex.Pattern;
import javax.naming.Context;
import javax.naming.NameNotFoundException;
import javax.naming.NamingEnumeration;
import javax.naming.NamingException;
import javax.naming.directory.Attribute;
import javax.naming.directory.DirContext;
import javax.naming.directory.InitialDirContext;
import org.jspecify.annotations.Nullable;

/**
 * Asks DNS servers for SRV records through the DNS provider of the JDK (module {@code jdk.naming.dns}).
 *
 * <p>Only ever host names are looked up: JNDI takes a name with a colon for a URL, and would ask whom that names.
 */
final class DnsServiceLookup implements ServiceLookup {

    private static final String TYPE = "SRV";
    private static final String FIRST_WAIT_MILLIS = "2000";
    /** Each doubles the wait: 2 and 4 seconds for each DNS server. */
    private static final String TRIES = "2";

    private static final Pattern HOST_NAME = Pattern.compile("[A-Za-z0-9_-]+(\\.[A-Za-z0-9_-]+)*\\.?");

    private final String provider;

    /** @param provider the DNS servers as a URL: {@code dns:} for those of the system, {@code dns://127.0.0.1:5353} */
    DnsServiceLookup(String provider) {
        this.provider = provider;
    }

    @Override
    // JNDI takes a Hashtable only; its factory and what is looked up are fixed: text comes back, no objects
    @SuppressWarnings({"BanJNDI", "JdkObsolete"})
    public List<ServiceRecord> find(String name) throws IOException {
        if (!HOST_NAME.matcher(name).matches()) {
            return List.of();
        }
        Hashtable<String, String> environment = new Hashtable<>();
        environment.put(Context.INITIAL_CONTEXT_FACTORY, "com.sun.jndi.dns.DnsContextFactory");
        environment.put(Context.PROVIDER_URL, provider);
        environment.put("com.sun.jndi.dns.timeout.initial", FIRST_WAIT_MILLIS);
        environment.put("com.sun.jndi.dns.timeout.retries", TRIES);
        try {
            DirContext dns = new InitialDirContext(environment);
            try {
                return records(dns.getAttributes(name, new String[] {TYPE}).get(TYPE));
            } finally {
                dns.close();
            }
        } catch (NameNotFoundException e) {
            return List.of();
        } catch (NamingException e) {
            throw new IOException("no SRV records of " + name, e);
        }
    }

    private static List<ServiceRecord> records(@Nullable Attribute attribute) throws NamingException {
        List<ServiceRecord> records = new ArrayList<>();
        if (attribute != null) {
            NamingEnumeration<?> values = attribute.getAll();
            while (values.hasMore()) {
                records.add(record(String.valueOf(values.next())));
            }
        }
        return records;
    }

    /** {@code 10 60 1883 a.example.com.}, as the provider writes it. */
    private static ServiceRecord record(String text) {
        String[] fields = text.split(" ", 4);
        String target = fields[3];
        return new ServiceRecord(
                Integer.parseInt(fields[0]),
                Integer.parseInt(fields[1]),
                Integer.parseInt(fields[2]),
                target.endsWith(".") ? target.substring(0, target.length() - 1) : target);
    }
}
