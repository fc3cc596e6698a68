package org.postampel.mail.internal.dns;

import java.io.IOException;
import java.net.IDN;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Hashtable;
import java.util.List;
import java.util.Locale;
import javax.naming.Context;
import javax.naming.NameNotFoundException;
import javax.naming.NamingEnumeration;
import javax.naming.NamingException;
import javax.naming.directory.Attribute;
import javax.naming.directory.InitialDirContext;
import org.postampel.mail.MailExchangerLookup;

/**
 * MX records by the DNS provider of the JDK ({@code jdk.naming.dns}), which asks the servers the
 * operating system is set up with. No library is needed for this one question.
 */
public final class SystemMailExchangers implements MailExchangerLookup {

  private static final int MOST = 50;
  private static final String FIRST_WAIT_MILLIS = "1000";
  private static final String TRIES = "2";

  private final String servers;

  /** A look-up at the servers of the operating system. */
  public SystemMailExchangers() {
    this("dns:");
  }

  /**
   * A look-up at other servers.
   *
   * @param servers as RFC 4501 writes them, such as {@code dns://127.0.0.1:5353}
   */
  SystemMailExchangers(String servers) {
    this.servers = servers;
  }

  private record Exchanger(int preference, String host) {}

  @Override
  public List<String> exchangersOf(String domain) throws IOException {
    Hashtable<String, String> environment = new Hashtable<>();
    environment.put(Context.INITIAL_CONTEXT_FACTORY, "com.sun.jndi.dns.DnsContextFactory");
    environment.put(Context.PROVIDER_URL, servers);
    environment.put("com.sun.jndi.dns.timeout.initial", FIRST_WAIT_MILLIS);
    environment.put("com.sun.jndi.dns.timeout.retries", TRIES);
    Thread thread = Thread.currentThread();
    ClassLoader before = thread.getContextClassLoader();
    // The factory belongs to the JDK, whatever bundle this thread comes from.
    thread.setContextClassLoader(ClassLoader.getPlatformClassLoader());
    try {
      return ask(environment, IDN.toASCII(domain));
    } catch (NameNotFoundException e) {
      return List.of();
    } catch (NamingException | RuntimeException e) {
      throw new IOException(e.toString(), e);
    } finally {
      thread.setContextClassLoader(before);
    }
  }

  private static List<String> ask(Hashtable<String, String> environment, String domain)
      throws NamingException {
    InitialDirContext context = new InitialDirContext(environment);
    try {
      Attribute records = context.getAttributes(domain, new String[] {"MX"}).get("MX");
      return records == null ? List.of() : hosts(records);
    } finally {
      context.close();
    }
  }

  private static List<String> hosts(Attribute records) throws NamingException {
    List<Exchanger> exchangers = new ArrayList<>();
    NamingEnumeration<?> all = records.getAll();
    while (all.hasMore() && exchangers.size() < MOST) {
      String[] words = String.valueOf(all.next()).trim().split("\\s+");
      if (words.length == 2 && words[0].matches("\\d{1,5}")) {
        String host = words[1].toLowerCase(Locale.ROOT).replaceAll("\\.+$", "");
        exchangers.add(new Exchanger(Integer.parseInt(words[0]), host));
      }
    }
    return exchangers.stream()
        .sorted(Comparator.comparingInt(Exchanger::preference))
        .map(Exchanger::host)
        .filter(host -> !host.isEmpty())
        .toList();
  }
}
