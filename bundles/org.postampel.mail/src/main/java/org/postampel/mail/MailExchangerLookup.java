package org.postampel.mail;

import java.io.IOException;
import java.util.List;
import org.osgi.annotation.versioning.ConsumerType;
import org.postampel.mail.internal.dns.SystemMailExchangers;

/**
 * Says which hosts receive the mail of a domain (MX records, RFC 5321 section 5.1). Safe for
 * several threads. Blocks for some seconds at most, and cannot be interrupted: whoever asks does so
 * on a daemon thread that may be left to its fate.
 */
@ConsumerType
@FunctionalInterface
public interface MailExchangerLookup {

  /**
   * The hosts in ASCII and small letters without a dot at the end, the preferred ones first; none
   * when the domain names none.
   *
   * @param domain a domain, umlauts allowed
   * @throws IOException when the name service did not say; its message may be shown to people
   */
  List<String> exchangersOf(String domain) throws IOException;

  /** The name service of the operating system, asked by what Java brings along. */
  static MailExchangerLookup system() {
    return new SystemMailExchangers();
  }

  /** A look-up that asks nobody and knows no host. */
  static MailExchangerLookup none() {
    return domain -> List.of();
  }
}
