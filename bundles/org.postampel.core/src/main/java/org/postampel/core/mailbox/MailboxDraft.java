package org.postampel.core.mailbox;

import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;

/**
 * A mailbox as somebody typed it: text per field, nothing checked. Immutable; a field that was not
 * typed is the empty text.
 */
public final class MailboxDraft {

  private final Map<MailboxField, String> texts;

  private MailboxDraft(Map<MailboxField, String> texts) {
    this.texts = texts;
  }

  /** A draft in which nothing is typed. */
  public static MailboxDraft empty() {
    return new MailboxDraft(new EnumMap<>(MailboxField.class));
  }

  /** The text of a field as typed, untrimmed; empty when nothing was typed. */
  public String text(MailboxField field) {
    return texts.getOrDefault(field, "");
  }

  /** The text without surrounding white space. */
  public String trimmed(MailboxField field) {
    return text(field).strip();
  }

  /** A copy with one field changed. */
  public MailboxDraft with(MailboxField field, String text) {
    Map<MailboxField, String> copy = new EnumMap<>(MailboxField.class);
    copy.putAll(texts);
    if (Objects.requireNonNull(text).isEmpty()) {
      copy.remove(field);
    } else {
      copy.put(field, text);
    }
    return new MailboxDraft(copy);
  }

  /** The fields that are typed, in the order of {@link MailboxField}. */
  public Map<MailboxField, String> texts() {
    return Collections.unmodifiableMap(texts);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof MailboxDraft draft && texts.equals(draft.texts);
  }

  @Override
  public int hashCode() {
    return texts.hashCode();
  }

  @Override
  public String toString() {
    return "draft " + texts;
  }
}
