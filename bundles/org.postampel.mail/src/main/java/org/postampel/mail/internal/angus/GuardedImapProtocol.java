package org.postampel.mail.internal.angus;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;
import java.util.Properties;
import org.eclipse.angus.mail.iap.ProtocolException;
import org.eclipse.angus.mail.iap.Response;
import org.eclipse.angus.mail.imap.protocol.IMAPProtocol;
import org.eclipse.angus.mail.util.MailLogger;
import org.postampel.core.credential.Secret;
import org.postampel.mail.internal.channel.BrokenDialogue;
import org.postampel.mail.internal.sasl.SaslVoice;

/** Angus Mail's IMAP with the mechanisms it does not know, and without its LOGIN for tokens. */
final class GuardedImapProtocol extends IMAPProtocol {

  private static final int MOST_CHALLENGES = 5;

  private final boolean token;
  private volatile boolean signedIn;

  GuardedImapProtocol(
      String name, String host, int port, Properties properties, MailLogger logger, boolean token)
      throws IOException, ProtocolException {
    super(name, host, port, properties, false, logger);
    this.token = token;
  }

  @Override
  public boolean isAuthenticated() {
    return signedIn || super.isAuthenticated();
  }

  /** The last resort of Angus Mail where it knows no mechanism: a token is no password. */
  @Override
  public void login(String user, String password) throws ProtocolException {
    if (token) {
      throw new GuardedImapStore.MissingMechanism("AUTH=XOAUTH2 is not offered");
    }
    super.login(user, password);
  }

  /** Plays our side of the exchange (RFC 3501, section 6.2.2). */
  synchronized void authenticate(SaslVoice voice) throws ProtocolException {
    boolean traced = isTracing();
    suspendTracing();
    try {
      String tag = writeCommand("AUTHENTICATE " + voice.mechanism(), null);
      Response response = readResponse();
      for (int count = 0; !(response.isTagged() && response.getTag().equals(tag)); count++) {
        if (response.isBYE() || count == MOST_CHALLENGES) {
          throw new ProtocolException(response);
        }
        if (response.isContinuation()) {
          Optional<Secret> message = voice.next(response.getRest().strip());
          answer(message, voice.dismissal());
        }
        response = readResponse();
      }
      handleLoginResult(response);
      if (!voice.isComplete()) {
        throw new ProtocolException("the server did not wait for the credential");
      }
      setCapabilities(response);
      signedIn = true;
    } catch (BrokenDialogue e) {
      throw new ProtocolException(e.disturbance().literal(), e);
    } catch (IOException e) {
      throw new ProtocolException(String.valueOf(e.getMessage()), e);
    } finally {
      if (traced) {
        resumeTracing();
      }
    }
  }

  private void answer(Optional<Secret> message, String dismissal) throws IOException {
    byte[] text =
        message.isPresent()
            ? message.get().useUtf8(byte[]::clone)
            : dismissal.getBytes(StandardCharsets.US_ASCII);
    byte[] line = Arrays.copyOf(text, text.length + 2);
    line[text.length] = '\r';
    line[text.length + 1] = '\n';
    try {
      getOutputStream().write(line);
      getOutputStream().flush();
    } finally {
      Arrays.fill(text, (byte) 0);
      Arrays.fill(line, (byte) 0);
    }
  }
}
