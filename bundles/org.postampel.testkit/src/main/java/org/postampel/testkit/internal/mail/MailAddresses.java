package org.postampel.testkit.internal.mail;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Addresses out of a header field (RFC 5322 section 3.4), well enough for envelopes. */
public final class MailAddresses {

  /**
   * One address.
   *
   * @param name display name, without quotes
   * @param local part before the at sign
   * @param domain part after it; empty where there is none
   */
  public record One(Optional<String> name, String local, String domain) {
    /** Returns the address without the name. */
    public String address() {
      return domain.isEmpty() ? local : local + "@" + domain;
    }
  }

  private MailAddresses() {}

  /** Returns the addresses of a field in their order. */
  public static List<One> of(String field) {
    List<One> found = new ArrayList<>();
    for (String piece : QuotedText.split(field, ',')) {
      String text = piece.strip();
      int open = text.lastIndexOf('<');
      int close = text.lastIndexOf('>');
      boolean angled = open >= 0 && close > open;
      String address = angled ? text.substring(open + 1, close).strip() : text;
      String name = angled ? text.substring(0, open).strip() : "";
      if (name.length() > 1 && name.startsWith("\"") && name.endsWith("\"")) {
        name = name.substring(1, name.length() - 1);
      }
      int at = address.lastIndexOf('@');
      if (!address.isEmpty()) {
        found.add(
            new One(
                Optional.of(name).filter(one -> !one.isEmpty()),
                at < 0 ? address : address.substring(0, at),
                at < 0 ? "" : address.substring(at + 1)));
      }
    }
    return found;
  }
}
