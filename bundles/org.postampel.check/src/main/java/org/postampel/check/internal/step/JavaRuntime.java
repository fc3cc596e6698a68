package org.postampel.check.internal.step;

import java.security.NoSuchAlgorithmException;
import java.util.List;
import javax.net.ssl.SSLContext;

/** Whether the Java this program runs on can speak to today's servers (failure catalogue, X2). */
final class JavaRuntime {

  private JavaRuntime() {}

  /** The fact for the catalogue: {@code old} or {@code current}. */
  static String fact() {
    return fact(protocols(), PublicAuthorities.areThere());
  }

  /**
   * The same for other ones.
   *
   * @param protocols the versions of TLS that it offers by itself
   * @param trustsAnybody whether its list of certification authorities has an entry
   */
  static String fact(List<String> protocols, boolean trustsAnybody) {
    boolean speaks = protocols.contains("TLSv1.2") || protocols.contains("TLSv1.3");
    return speaks && trustsAnybody ? "current" : "old";
  }

  private static List<String> protocols() {
    try {
      return List.of(SSLContext.getDefault().getDefaultSSLParameters().getProtocols());
    } catch (NoSuchAlgorithmException e) {
      return List.of(); // without a default context nothing can be spoken
    }
  }
}
