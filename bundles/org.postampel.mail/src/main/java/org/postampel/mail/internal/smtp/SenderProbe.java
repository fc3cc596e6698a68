package org.postampel.mail.internal.smtp;

import java.net.IDN;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.postampel.mail.Capabilities;
import org.postampel.mail.Disturbance;
import org.postampel.mail.SenderOutcome;
import org.postampel.mail.ServerReply;
import org.postampel.mail.internal.channel.BrokenDialogue;
import org.postampel.mail.internal.channel.LineChannel;

/** MAIL FROM, RCPT TO, RSET, in one packet where the server can (RFC 2920). */
final class SenderProbe {

  /** RFC 3463, section 3.2: bad sender's mailbox or system address. */
  private static final Set<String> ABOUT_SENDER = Set.of("5.1.7", "5.1.8");

  /** Postfix delays its verdict about the sender to RCPT TO and says so in these words. */
  private static final Pattern DELAYED_VERDICT =
      Pattern.compile("sender address rejected", Pattern.CASE_INSENSITIVE);

  private static final Pattern ADDRESS =
      Pattern.compile("[^\\s\\p{Cntrl}<>\\\\\"@]{1,64}@[^\\s\\p{Cntrl}<>\\\\\"@]{1,255}");

  private final LineChannel channel;
  private final SmtpReplies replies;
  private final Capabilities offered;

  SenderProbe(LineChannel channel, SmtpReplies replies, Capabilities offered) {
    this.channel = channel;
    this.replies = replies;
    this.offered = offered;
  }

  /** Refuses what can be no address, so that nothing but an address gets into a command. */
  static void requireAddress(String address) {
    if (!ADDRESS.matcher(address).matches()) {
      throw new IllegalArgumentException("not an address");
    }
  }

  SenderOutcome probe(String from, String recipient) throws BrokenDialogue {
    String sender = withAsciiDomain(from);
    String receiver = withAsciiDomain(recipient);
    boolean ascii = isAscii(sender) && isAscii(receiver);
    if (!ascii && !offered.offers("SMTPUTF8")) {
      return new SenderOutcome.AddressUnsupported(isAscii(sender) ? recipient : from);
    }
    String mail = "MAIL FROM:<" + sender + ">" + (ascii ? "" : " SMTPUTF8");
    String rcpt = "RCPT TO:<" + receiver + ">";
    boolean together = offered.offers("PIPELINING");
    if (together) {
      channel.send(mail, rcpt, "RSET");
    } else {
      channel.send(mail);
    }
    ServerReply toMail = replies.read();
    Optional<SenderOutcome> refused = refusedSender(toMail);
    if (refused.isPresent()) {
      if (together && !toMail.status().equals("421")) {
        replies.read();
        readWhateverItIs();
      }
      return refused.get();
    }
    if (!together) {
      channel.send(rcpt);
    }
    ServerReply toRcpt = replies.read();
    if (!together) {
      channel.send("RSET");
    }
    if (!toRcpt.status().equals("421")) {
      readWhateverItIs();
    }
    return verdict(sender, toMail, receiver, toRcpt);
  }

  /** The answer to RSET decides nothing; who hangs up now has said all that was asked. */
  private void readWhateverItIs() throws BrokenDialogue {
    try {
      replies.read();
    } catch (BrokenDialogue e) {
      if (e.disturbance().kind() == Disturbance.Kind.CANCELLED) {
        throw e;
      }
    }
  }

  private static Optional<SenderOutcome> refusedSender(ServerReply reply) {
    if (reply.status().startsWith("2")) {
      return Optional.empty();
    }
    return Optional.of(
        SmtpLogin.isNotNow(reply)
            ? new SenderOutcome.Unavailable(reply)
            : new SenderOutcome.SenderRefused(reply));
  }

  private static SenderOutcome verdict(
      String sender, ServerReply toMail, String receiver, ServerReply toRcpt) {
    if (toRcpt.status().startsWith("2")) {
      return new SenderOutcome.Accepted(toMail, toRcpt);
    }
    if (SmtpLogin.isNotNow(toRcpt)) {
      return new SenderOutcome.Unavailable(toRcpt);
    }
    boolean namesOnlySender =
        !sender.equalsIgnoreCase(receiver)
            && toRcpt
                .text()
                .toLowerCase(Locale.ROOT)
                .startsWith("<" + sender.toLowerCase(Locale.ROOT) + ">");
    boolean aboutSender =
        ABOUT_SENDER.contains(toRcpt.code())
            || namesOnlySender
            || DELAYED_VERDICT.matcher(toRcpt.text()).find();
    return aboutSender
        ? new SenderOutcome.SenderRefused(toRcpt)
        : new SenderOutcome.RecipientRefused(toRcpt);
  }

  private static String withAsciiDomain(String address) {
    int at = address.lastIndexOf('@');
    try {
      return address.substring(0, at + 1) + IDN.toASCII(address.substring(at + 1));
    } catch (IllegalArgumentException e) {
      return address;
    }
  }

  private static boolean isAscii(String text) {
    return text.chars().allMatch(one -> one < 0x80);
  }
}
