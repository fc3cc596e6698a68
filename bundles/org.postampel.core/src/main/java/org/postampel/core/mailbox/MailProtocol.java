package org.postampel.core.mailbox;

import java.util.Locale;

/** The protocol of one leg of a mailbox; its {@link #id()} begins every step id of that leg. */
public enum MailProtocol {
  /** IMAP4rev1, RFC 3501 and RFC 9051. */
  IMAP(993, 143),
  /** POP3, RFC 1939. */
  POP3(995, 110),
  /** Message submission, RFC 6409. */
  SMTP(465, 587);

  private final int tlsPort;
  private final int starttlsPort;

  MailProtocol(int tlsPort, int starttlsPort) {
    this.tlsPort = tlsPort;
    this.starttlsPort = starttlsPort;
  }

  /** The stable lower-case name used in files, step ids and reports: {@code imap}. */
  public String id() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The port registered for this protocol with the given security (RFC 8314, section 3). */
  public int usualPort(TransportSecurity security) {
    return security == TransportSecurity.TLS ? tlsPort : starttlsPort;
  }
}
