package org.postampel.mail.internal.dialogue;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.postampel.core.credential.Credential;
import org.postampel.core.mailbox.MailServer;
import org.postampel.core.mailbox.TransportSecurity;
import org.postampel.mail.Capabilities;
import org.postampel.mail.Disturbance;
import org.postampel.mail.LoginOutcome;
import org.postampel.mail.TimeLimits;
import org.postampel.mail.TlsOutcome;
import org.postampel.mail.internal.channel.BrokenDialogue;
import org.postampel.mail.internal.channel.LineChannel;
import org.postampel.mail.internal.sasl.CredentialCheck;
import org.postampel.mail.internal.tls.TlsLayer;

/** The part of a dialogue that does not depend on the protocol. */
public final class DialogueFrame {

  /**
   * A step that may break.
   *
   * @param <T> its outcome
   */
  @FunctionalInterface
  public interface Step<T> {
    /** Does it. */
    T take() throws BrokenDialogue;
  }

  private final MailServer server;
  private final TimeLimits limits;
  private final LineChannel channel;
  private final TlsLayer tls;
  private final Runnable forget;
  private Capabilities capabilities = Capabilities.none();
  private boolean greeted;

  /**
   * A frame.
   *
   * @param channel its own from now on
   * @param forget run once when the dialogue ends
   */
  public DialogueFrame(
      MailServer server, TimeLimits limits, LineChannel channel, TlsLayer tls, Runnable forget) {
    this.server = server;
    this.limits = limits;
    this.channel = channel;
    this.tls = tls;
    this.forget = forget;
  }

  /** The server. */
  public MailServer server() {
    return server;
  }

  /** The limits. */
  public TimeLimits limits() {
    return limits;
  }

  /** The channel. */
  public LineChannel channel() {
    return channel;
  }

  /** The capabilities last announced. */
  public Capabilities capabilities() {
    return capabilities;
  }

  /** Replaces the capabilities. */
  public void capabilities(Capabilities announced) {
    capabilities = announced;
  }

  /** Runs a step under its limit and turns trouble into a value. */
  public <T> T guarded(Duration limit, Function<Disturbance, ? extends T> trouble, Step<T> step) {
    try {
      channel.beginStep(limit);
      return step.take();
    } catch (BrokenDialogue e) {
      return trouble.apply(e.disturbance());
    }
  }

  /** TLS from the first byte. */
  public TlsOutcome handshake() {
    require(server.security() == TransportSecurity.TLS && !channel.isEncrypted(), "handshake");
    return guarded(
        limits.handshake(), d -> d, () -> tls.secure(channel, server.host(), server.port()));
  }

  /** TLS after the server agreed to it; whatever came along with its answer is an attack. */
  public TlsOutcome upgrade() throws BrokenDialogue {
    if (channel.hasPending()) {
      channel.note("the server went on in clear text after it agreed to TLS");
      String injected = channel.readLine();
      channel.abandon(injected);
      return new TlsOutcome.Failed(TlsOutcome.Kind.INJECTED, injected, List.of());
    }
    return tls.secure(channel, server.host(), server.port());
  }

  /** Notes that the server has greeted; once. */
  public void greeting() {
    require(
        !greeted && (server.security() != TransportSecurity.TLS || channel.isEncrypted()),
        "greeting");
    greeted = true;
  }

  /** Refuses a call before the greeting. */
  public void requireGreeted(String call) {
    require(greeted, call);
  }

  /** Refuses STARTTLS where it does not belong. */
  public void requireUpgradable() {
    require(greeted && server.security() == TransportSecurity.STARTTLS, "startTls");
    require(!channel.isEncrypted(), "startTls");
  }

  /** Why nothing may be sent, before a server is even asked. */
  public Optional<LoginOutcome> refusal(Credential credential) {
    requireGreeted("login");
    if (credential instanceof Credential.Anonymous) {
      throw new IllegalArgumentException("nothing to sign in with");
    }
    Optional<LoginOutcome.Part> part = CredentialCheck.untransmittable(credential);
    if (part.isPresent()) {
      return Optional.of(new LoginOutcome.NotTransmittable(part.get()));
    }
    boolean clearTextChosen =
        server.security() == TransportSecurity.NONE
            && !(credential instanceof Credential.BearerToken);
    if (!channel.isEncrypted() && !clearTextChosen) {
      return Optional.of(new LoginOutcome.ClearTextForbidden(""));
    }
    channel.guard(CredentialCheck.secretOf(credential));
    return Optional.empty();
  }

  /** The handshake on a port that kept silent: does it want TLS from the first byte? */
  TlsOutcome tryTls() {
    try {
      return tls.secure(channel, server.host(), server.port());
    } catch (BrokenDialogue e) {
      return e.disturbance();
    }
  }

  /** Says goodbye by that command and reads until the server closes, then closes. */
  public void logout(String command) {
    try {
      channel.beginStep(limits.logout());
      if (greeted) {
        channel.send(command);
        channel.readLine();
      }
    } catch (BrokenDialogue e) {
      // Gone already, or too slow to say goodbye: either way we part now.
    }
    close();
  }

  /** Closes at once. */
  public void close() {
    channel.close();
    forget.run();
  }

  private static void require(boolean inOrder, String call) {
    if (!inOrder) {
      throw new IllegalStateException(call + " is out of order");
    }
  }
}
