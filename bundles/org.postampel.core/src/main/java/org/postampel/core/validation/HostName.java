package org.postampel.core.validation;

import java.net.IDN;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** What may stand where a host belongs (RFC 1123, section 2.1; RFC 5890 for umlauts). */
final class HostName {

  private static final Pattern LABEL = Pattern.compile("[A-Za-z0-9_]([A-Za-z0-9_-]*[A-Za-z0-9_])?");
  private static final Pattern ADDRESS_V6 = Pattern.compile("[0-9A-Fa-f:]*:[0-9A-Fa-f:.]*");
  private static final int LONGEST = 253;

  private HostName() {}

  /**
   * The host in the form in which it is looked up: lower case, umlauts as {@code xn--}, an IPv6
   * address without brackets, no dot at the end; empty when it is no host.
   */
  static Optional<String> read(String typed) {
    String bare =
        typed.startsWith("[") && typed.endsWith("]")
            ? typed.substring(1, typed.length() - 1)
            : typed;
    if (ADDRESS_V6.matcher(bare).matches() && bare.indexOf(':') != bare.lastIndexOf(':')) {
      return Optional.of(bare.toLowerCase(Locale.ROOT));
    }
    String ascii;
    try {
      ascii = IDN.toASCII(typed).toLowerCase(Locale.ROOT);
    } catch (IllegalArgumentException notAHost) {
      return Optional.empty();
    }
    if (ascii.endsWith(".")) {
      ascii = ascii.substring(0, ascii.length() - 1);
    }
    if (ascii.isEmpty() || ascii.length() > LONGEST) {
      return Optional.empty();
    }
    for (String label : ascii.split("\\.", -1)) {
      if (label.length() > 63 || !LABEL.matcher(label).matches()) {
        return Optional.empty();
      }
    }
    return Optional.of(ascii);
  }
}
