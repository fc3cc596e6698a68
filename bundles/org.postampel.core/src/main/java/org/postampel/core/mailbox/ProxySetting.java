package org.postampel.core.mailbox;

/** The HTTP proxy through which sign-in requests go; mail connections never use it. */
public sealed interface ProxySetting {

  /** The proxy of the operating system and of Java's own settings. */
  record SystemProxy() implements ProxySetting {}

  /** A direct connection. */
  record Direct() implements ProxySetting {}

  /**
   * A certain proxy.
   *
   * @param host its host name
   * @param port 1 to 65535
   */
  record Fixed(String host, int port) implements ProxySetting {
    /** Refuses an empty host and a port out of range. */
    public Fixed {
      if (host.isBlank() || port < 1 || port > 65535) {
        throw new IllegalArgumentException("not a proxy: " + host + ":" + port);
      }
    }
  }
}
