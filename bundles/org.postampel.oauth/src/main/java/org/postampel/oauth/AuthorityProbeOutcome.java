package org.postampel.oauth;

import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import org.postampel.core.credential.AuthorityFailure;

/** What an {@link AuthorityProbe} can say. */
public sealed interface AuthorityProbeOutcome {

  /**
   * The authority is there and knows the tenant (OpenID Connect Discovery 1.0, section 4).
   *
   * @param issuer who signs the tokens, as the document says
   * @param tokenHost the host at which the document says tokens are issued; another one than was
   *     asked means another cloud
   * @param ahead how far the authority's clock is ahead of the local one, negative when it is
   *     behind, to about a second (RFC 9110, section 6.6.1); zero when it did not say
   */
  record Reachable(String issuer, String tokenHost, Duration ahead)
      implements AuthorityProbeOutcome {
    /** Refuses null. */
    public Reachable {
      Objects.requireNonNull(issuer);
      Objects.requireNonNull(tokenHost);
      Objects.requireNonNull(ahead);
    }
  }

  /**
   * The authority is there and refuses, most often because it does not know the tenant.
   *
   * @param failure its literal answer
   * @param ahead as in {@link Reachable}
   */
  record Refused(AuthorityFailure failure, Duration ahead) implements AuthorityProbeOutcome {
    /** Refuses null. */
    public Refused {
      Objects.requireNonNull(failure);
      Objects.requireNonNull(ahead);
    }
  }

  /**
   * Somebody answered, but not an authority: a proxy, the page of a captive portal, a wrong
   * address.
   *
   * @param httpStatus the status, such as 407 for a proxy that wants a sign-in
   * @param literal the first words of the answer, without line ends
   * @param location where it would have sent a browser; often empty
   */
  record NotAnAuthority(int httpStatus, String literal, String location)
      implements AuthorityProbeOutcome {
    /** Refuses null. */
    public NotAnAuthority {
      Objects.requireNonNull(literal);
      Objects.requireNonNull(location);
    }
  }

  /**
   * The certificate is not trusted, or is made for another name.
   *
   * @param literal Java's words
   * @param chain as it was presented; empty when it could not be seen
   */
  record Untrusted(String literal, List<X509Certificate> chain) implements AuthorityProbeOutcome {
    /** Copies the list. */
    public Untrusted {
      Objects.requireNonNull(literal);
      chain = List.copyOf(chain);
    }
  }

  /**
   * No answer.
   *
   * @param literal host and cause, such as {@code login.example:443: Connection refused}
   */
  record Unreachable(String literal) implements AuthorityProbeOutcome {
    /** Refuses null. */
    public Unreachable {
      Objects.requireNonNull(literal);
    }
  }

  /**
   * The authority is overloaded or under maintenance (HTTP 429 or 5xx).
   *
   * @param httpStatus the status
   * @param literal the first words of the answer, without line ends
   */
  record Busy(int httpStatus, String literal) implements AuthorityProbeOutcome {
    /** Refuses null. */
    public Busy {
      Objects.requireNonNull(literal);
    }
  }

  /** Somebody stopped it. */
  record Cancelled() implements AuthorityProbeOutcome {}
}
