package org.postampel.mail.internal.tls;

import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.net.IDN;
import java.security.cert.Certificate;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSession;
import javax.net.ssl.SSLSocket;
import org.postampel.core.tls.TrustPolicy;
import org.postampel.mail.TlsOutcome;
import org.postampel.mail.internal.channel.BrokenDialogue;
import org.postampel.mail.internal.channel.DeadlineSocket;
import org.postampel.mail.internal.channel.LineChannel;
import org.postampel.mail.internal.channel.LineText;

/**
 * Takes a channel over to TLS. Chain and host name are always verified (RFC 9525); there is no
 * switch. Safe for several threads with a channel each.
 */
public final class TlsLayer {

  private static final Duration REST_OF_LINE = Duration.ofMillis(500);

  private final TrustPolicy policy;

  /** A layer in which this policy decides. */
  public TlsLayer(TrustPolicy policy) {
    this.policy = Objects.requireNonNull(policy);
  }

  /**
   * Shakes hands within the step's limit; on success the channel is encrypted, otherwise closed.
   *
   * @param channel in clear text, with nothing unread
   * @param host the name the certificate must have
   * @param port the port
   */
  public TlsOutcome secure(LineChannel channel, String host, int port) throws BrokenDialogue {
    DeadlineSocket raw = channel.socket();
    List<X509Certificate> presented = new ArrayList<>();
    try {
      raw.watch();
      SSLSocket secured =
          (SSLSocket)
              policy
                  .newContext(presented::addAll)
                  .getSocketFactory()
                  .createSocket(raw, IDN.toASCII(host), port, false);
      SSLParameters parameters = secured.getSSLParameters();
      parameters.setEndpointIdentificationAlgorithm("HTTPS");
      secured.setSSLParameters(parameters);
      secured.startHandshake();
      SSLSession session = secured.getSession();
      channel.note(session.getProtocol() + ", " + session.getCipherSuite());
      channel.continueOver(secured);
      return new TlsOutcome.Secured(
          session.getProtocol(),
          session.getCipherSuite(),
          certificates(session.getPeerCertificates()));
    } catch (IOException e) {
      return failed(channel, presented, e);
    }
  }

  private static TlsOutcome failed(LineChannel channel, List<X509Certificate> chain, IOException e)
      throws BrokenDialogue {
    byte[] first = channel.socket().watched();
    if (isClearText(first)) {
      String line = LineText.visible(firstLine(channel.socket()));
      channel.note("clear text instead of TLS: " + line);
      channel.abandon(line);
      return new TlsOutcome.Failed(TlsOutcome.Kind.NOT_TLS, line, List.of());
    }
    if (isLostConnection(e)) {
      throw channel.broken(e);
    }
    String literal = CertificateTrouble.literalOf(e);
    channel.note(literal);
    channel.abandon(literal);
    return new TlsOutcome.Failed(CertificateTrouble.kindOf(e, chain), literal, chain);
  }

  private static boolean isLostConnection(IOException e) {
    if (!(e instanceof SSLException)) {
      return true;
    }
    for (Throwable cause = e; cause != null; cause = cause.getCause()) {
      if (cause instanceof java.io.EOFException
          || cause instanceof java.net.SocketException
          || cause instanceof InterruptedIOException) {
        return true;
      }
    }
    return false;
  }

  /** TLS records begin with 20 to 23 (RFC 8446, section 5.1), no line of text does. */
  private static boolean isClearText(byte[] first) {
    return first.length > 0 && (first[0] < 20 || first[0] > 23) && LineText.looksLikeText(first);
  }

  /** The line whose first bytes the handshake took for TLS; the rest of it may still be coming. */
  private static byte[] firstLine(DeadlineSocket raw) {
    try {
      Duration left = raw.left();
      raw.allow(left.compareTo(REST_OF_LINE) < 0 ? left : REST_OF_LINE);
      InputStream in = raw.getInputStream();
      byte[] some = new byte[256];
      while (lineEnd(raw.watched()) < 0 && raw.watched().length < 400 && in.read(some) >= 0) {
        // the socket remembers what it reads
      }
    } catch (IOException e) {
      // What has come so far is what there is to show.
    }
    byte[] all = raw.watched();
    int end = lineEnd(all);
    return end < 0 ? all : Arrays.copyOf(all, end);
  }

  private static int lineEnd(byte[] bytes) {
    for (int i = 0; i < bytes.length; i++) {
      if (bytes[i] == '\r' || bytes[i] == '\n') {
        return i;
      }
    }
    return -1;
  }

  private static List<X509Certificate> certificates(Certificate[] chain) {
    List<X509Certificate> certificates = new ArrayList<>(chain.length);
    for (Certificate certificate : chain) {
      certificates.add((X509Certificate) certificate);
    }
    return certificates;
  }
}
