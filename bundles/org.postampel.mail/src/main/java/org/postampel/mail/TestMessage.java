package org.postampel.mail;

import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.search.HeaderTerm;
import jakarta.mail.search.NotTerm;
import jakarta.mail.search.SearchTerm;
import java.time.Instant;
import java.util.Objects;
import java.util.UUID;

/**
 * One message by which a mailbox is proven. It says of itself that it was made by a program and
 * wants no answer (RFC 3834, section 5; Microsoft's {@code X-Auto-Response-Suppress}), and it
 * carries a header by which everybody who fetches mail can leave it out.
 *
 * @param id what tells it from every other one; letters, digits and hyphens
 * @param address the sender and the only recipient: the mailbox itself
 * @param displayName the name beside the sender; may be empty
 * @param date when it was made
 */
public record TestMessage(String id, String address, String displayName, Instant date) {

  /** The header every test message has; its value is the id. */
  public static final String HEADER = "X-Postampel-Test";

  /** Refuses an id that could not stand in a header with {@link IllegalArgumentException}. */
  public TestMessage {
    Objects.requireNonNull(address);
    Objects.requireNonNull(displayName);
    Objects.requireNonNull(date);
    if (!id.matches("[A-Za-z0-9-]{8,64}")) {
      throw new IllegalArgumentException("not an id of a test message");
    }
  }

  /** A message with an id of its own. */
  public static TestMessage to(String address, String displayName, Instant date) {
    return new TestMessage(UUID.randomUUID().toString(), address, displayName, date);
  }

  /**
   * Whether a fetched message is a test message of whoever; ask this before a message becomes
   * something in the host, a ticket for instance.
   *
   * @param message of an open folder
   */
  public static boolean isOne(Message message) throws MessagingException {
    String[] values = message.getHeader(HEADER);
    return values != null && values.length > 0;
  }

  /** For {@code Folder.search}: everything that is no test message. */
  public static SearchTerm leftOut() {
    return new NotTerm(new HeaderTerm(HEADER, ""));
  }
}
