package org.postampel.ui.internal.model;

import java.text.Normalizer;
import java.util.Locale;
import java.util.function.Predicate;
import org.postampel.core.mailbox.MailboxId;

/** Finds the id of a new mailbox from what a person typed, so that nobody has to invent one. */
final class NewMailboxIds {

  private static final int LONGEST = 48;

  private NewMailboxIds() {}

  /**
   * The first free id made of the name, or of the address when the name has no usable character.
   *
   * @param taken whether an id is in use
   */
  static MailboxId freeId(String name, String address, Predicate<MailboxId> taken) {
    String base = legal(name);
    if (base.isEmpty()) {
      base = legal(address.replaceFirst("@.*", ""));
    }
    if (base.isEmpty()) {
      base = "mailbox";
    }
    MailboxId id = new MailboxId(base);
    for (int number = 2; taken.test(id); number++) {
      id = new MailboxId(base + "-" + number);
    }
    return id;
  }

  private static String legal(String text) {
    String german =
        text.toLowerCase(Locale.ROOT)
            .replace("ä", "ae")
            .replace("ö", "oe")
            .replace("ü", "ue")
            .replace("ß", "ss");
    String plain =
        Normalizer.normalize(german, Normalizer.Form.NFD)
            .replaceAll("\\p{M}+", "")
            .replaceAll("[^a-z0-9]+", "-");
    String cut = plain.length() > LONGEST ? plain.substring(0, LONGEST) : plain;
    return cut.replaceAll("^-+|-+$", "");
  }
}
