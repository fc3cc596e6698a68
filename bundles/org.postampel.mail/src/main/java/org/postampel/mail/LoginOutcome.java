package org.postampel.mail;

import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/** How signing in ended. */
public sealed interface LoginOutcome
    permits LoginOutcome.Accepted,
        LoginOutcome.Rejected,
        LoginOutcome.Unavailable,
        LoginOutcome.MechanismMissing,
        LoginOutcome.ClearTextForbidden,
        LoginOutcome.NotTransmittable,
        Disturbance {

  /**
   * The server believes us. With Exchange Online that does not yet mean the mailbox opens.
   *
   * @param mechanism by which, such as {@code XOAUTH2}, {@code PLAIN}, {@code LOGIN}, {@code USER}
   * @param reply its words
   */
  record Accepted(String mechanism, ServerReply reply) implements LoginOutcome {
    /** Refuses null. */
    public Accepted {
      Objects.requireNonNull(mechanism);
      Objects.requireNonNull(reply);
    }
  }

  /**
   * The server does not believe us.
   *
   * @param mechanism by which we tried
   * @param reply the final words
   * @param challenge the reason it gave before, where it gave one
   */
  record Rejected(String mechanism, ServerReply reply, Optional<SaslChallenge> challenge)
      implements LoginOutcome {
    /** Refuses null. */
    public Rejected {
      Objects.requireNonNull(mechanism);
      Objects.requireNonNull(reply);
      Objects.requireNonNull(challenge);
    }
  }

  /**
   * The server could not decide or does not want to now: it says nothing about the credential.
   *
   * @param reply its words
   */
  record Unavailable(ServerReply reply) implements LoginOutcome {
    /** Refuses null. */
    public Unavailable {
      Objects.requireNonNull(reply);
    }

    /** How long the server asks us to stay away. */
    public Optional<Duration> backOff() {
      return reply.backOff();
    }
  }

  /**
   * The server does not offer what this credential needs; nothing was sent.
   *
   * @param wanted the mechanisms that would do
   * @param offered the mechanisms the server announced
   */
  record MechanismMissing(Set<String> wanted, Set<String> offered) implements LoginOutcome {
    /** Copies the sets. */
    public MechanismMissing {
      wanted = Set.copyOf(wanted);
      offered = Set.copyOf(offered);
    }
  }

  /**
   * The connection is not encrypted and the server forbids clear text, or a person chose encryption
   * and it is not there; nothing was sent.
   *
   * @param literal what the server announced, such as {@code LOGINDISABLED}; may be empty
   */
  record ClearTextForbidden(String literal) implements LoginOutcome {
    /** Refuses null. */
    public ClearTextForbidden {
      Objects.requireNonNull(literal);
    }
  }

  /**
   * Login name, password or token contains a character that cannot be sent (a line break or another
   * control character, typically pasted along), or is too long; nothing was sent.
   *
   * @param part which of them
   */
  record NotTransmittable(Part part) implements LoginOutcome {
    /** Refuses null. */
    public NotTransmittable {
      Objects.requireNonNull(part);
    }
  }

  /** A part of a credential. */
  enum Part {
    /** The name. */
    LOGIN_NAME,
    /** The password or token. */
    SECRET
  }
}
