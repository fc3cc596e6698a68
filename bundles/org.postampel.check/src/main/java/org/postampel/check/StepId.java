package org.postampel.check;

import java.util.regex.Pattern;
import org.postampel.core.mailbox.MailProtocol;

/**
 * The stable, public name of a step: the leg, a dot, and what is asked.
 *
 * @param value such as {@code imap.login}; lower case, begins with the id of a {@link Leg}
 */
public record StepId(String value) {

  private static final Pattern LEGAL = Pattern.compile("[a-z0-9]+\\.[a-z][a-z0-9-]*");

  /** The settings are complete and make sense. */
  public static final StepId ACCOUNT_SETTINGS = new StepId("account.settings");

  /** The stored secrets that the sign-in needs are there. */
  public static final StepId ACCOUNT_SECRETS = new StepId("account.secrets");

  /** The authority is there, knows the organisation, and agrees about the time. */
  public static final StepId OAUTH_ENDPOINT = new StepId("oauth.endpoint");

  /** Somebody has accepted the permissions of the application. */
  public static final StepId OAUTH_CONSENT = new StepId("oauth.consent");

  /** The authority issues a token. */
  public static final StepId OAUTH_TOKEN = new StepId("oauth.token");

  /** The token says what the mail servers want to read. */
  public static final StepId OAUTH_CLAIMS = new StepId("oauth.claims");

  /** The inbox can be opened by IMAP. */
  public static final StepId IMAP_MAILBOX = new StepId("imap.mailbox");

  /** The folders can be listed, and one of them holds sent mail. */
  public static final StepId IMAP_FOLDERS = new StepId("imap.folders");

  /** There is room left in the mailbox. */
  public static final StepId IMAP_QUOTA = new StepId("imap.quota");

  /** A message can be moved into the folder the host moves mail to; only when chosen. */
  public static final StepId IMAP_WRITE = new StepId("imap.write");

  /** The inbox can be opened by POP3. */
  public static final StepId POP3_MAILBOX = new StepId("pop3.mailbox");

  /** The outgoing server accepts the mailbox as the sender. */
  public static final StepId SMTP_SENDER = new StepId("smtp.sender");

  /** Which of its two identities a server would accept for a shared mailbox. */
  public static final StepId SHARING_IDENTITY = new StepId("sharing.identity");

  /** A real message to the mailbox itself is taken; only when chosen. */
  public static final StepId ROUNDTRIP_SEND = new StepId("roundtrip.send");

  /** That message arrives; only when chosen. */
  public static final StepId ROUNDTRIP_RECEIVE = new StepId("roundtrip.receive");

  /** The person may send as the shared mailbox. */
  public static final StepId SHARING_SEND_AS = new StepId("sharing.send-as");

  /** Refuses a value that is no step id with {@link IllegalArgumentException}. */
  public StepId {
    if (!LEGAL.matcher(value).matches()
        || Leg.ofId(value.substring(0, value.indexOf('.'))).isEmpty()) {
      throw new IllegalArgumentException("not a step id: " + value);
    }
  }

  /**
   * The step of this name in a protocol's leg.
   *
   * @param protocol the protocol of the leg
   * @param name what is asked, such as {@code login}
   */
  public static StepId of(MailProtocol protocol, String name) {
    return new StepId(protocol.id() + "." + name);
  }

  /**
   * Whether the step does more than ask, and so runs only when somebody chooses it. Left out, it is
   * no open point of a report: nothing about the mailbox as it is used today depends on it.
   */
  public boolean isOptional() {
    return leg() == Leg.ROUNDTRIP || equals(IMAP_WRITE);
  }

  /** What a step of ours is called; only the plan knows what others call theirs. */
  Sentence title() {
    return Sentence.of("step." + value);
  }

  /** The leg the step belongs to. */
  public Leg leg() {
    return Leg.ofId(value.substring(0, value.indexOf('.'))).orElseThrow();
  }

  /** What is asked, without the leg: {@code login}. */
  public String name() {
    return value.substring(value.indexOf('.') + 1);
  }

  @Override
  public String toString() {
    return value;
  }
}
