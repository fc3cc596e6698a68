package org.postampel.core.validation;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.postampel.core.mailbox.MailboxField;
import org.postampel.core.mailbox.ProxySetting;

/** The proxy of sign-in requests: {@code system}, {@code none} or {@code host:port}. */
final class ProxyField {

  private static final Pattern HOST_AND_PORT = Pattern.compile("(.+):([0-9]{1,5})");

  private ProxyField() {}

  /** The setting; the system's when nothing or nonsense is typed. */
  static ProxySetting read(TypedFields typed) {
    String word = typed.word(MailboxField.PROXY);
    if (word.isEmpty() || word.equals("system")) {
      return new ProxySetting.SystemProxy();
    }
    if (word.equals("none")) {
      return new ProxySetting.Direct();
    }
    Matcher parts = HOST_AND_PORT.matcher(word);
    if (parts.matches()) {
      Optional<String> host = HostName.read(parts.group(1));
      int port = Integer.parseInt(parts.group(2));
      if (host.isPresent() && port >= 1 && port <= 65535) {
        return new ProxySetting.Fixed(host.get(), port);
      }
    }
    typed.error(MailboxField.PROXY, ProblemCodes.PROXY_MALFORMED, typed.text(MailboxField.PROXY));
    return new ProxySetting.SystemProxy();
  }
}
