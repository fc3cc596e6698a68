package org.postampel.mail;

import java.time.Duration;
import java.util.Objects;

/** How the first words ended. */
public sealed interface GreetingOutcome
    permits GreetingOutcome.Greeted,
        GreetingOutcome.Refused,
        GreetingOutcome.OtherService,
        GreetingOutcome.TlsExpected,
        GreetingOutcome.Silent,
        GreetingOutcome.PreAuthenticated,
        Disturbance {

  /**
   * The right protocol, and here is what it can do.
   *
   * @param banner the greeting, literally
   * @param capabilities as announced before login
   */
  record Greeted(ServerReply banner, Capabilities capabilities) implements GreetingOutcome {
    /** Refuses null. */
    public Greeted {
      Objects.requireNonNull(banner);
      Objects.requireNonNull(capabilities);
    }
  }

  /**
   * The right protocol, but the server does not want us: {@code * BYE}, {@code -ERR}, {@code 421},
   * {@code 554}, or no to EHLO.
   *
   * @param reply its words
   */
  record Refused(ServerReply reply) implements GreetingOutcome {
    /** Refuses null. */
    public Refused {
      Objects.requireNonNull(reply);
    }
  }

  /**
   * Somebody else lives on this port.
   *
   * @param service who, as far as the first line tells
   * @param literal the first line
   */
  record OtherService(KnownService service, String literal) implements GreetingOutcome {
    /** Refuses null. */
    public OtherService {
      Objects.requireNonNull(service);
      Objects.requireNonNull(literal);
    }
  }

  /**
   * We chose clear text or STARTTLS, but the port wants TLS from the first byte; proven, because it
   * answered in TLS.
   *
   * @param waited how long it was silent before
   */
  record TlsExpected(Duration waited) implements GreetingOutcome {}

  /**
   * Nobody said anything, not even in TLS.
   *
   * @param waited how long
   */
  record Silent(Duration waited) implements GreetingOutcome {}

  /**
   * IMAP's PREAUTH: the server says we are somebody already. A trick to keep us from TLS or a
   * strange set-up; we go no further.
   *
   * @param banner the greeting
   */
  record PreAuthenticated(ServerReply banner) implements GreetingOutcome {
    /** Refuses null. */
    public PreAuthenticated {
      Objects.requireNonNull(banner);
    }
  }
}
