package org.postampel.testkit.internal.smtp;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.postampel.testkit.internal.mail.MailAccess;
import org.postampel.testkit.internal.mail.MailAddresses;
import org.postampel.testkit.internal.mail.MailDecision;
import org.postampel.testkit.internal.mail.MailStore;
import org.postampel.testkit.internal.mail.MimePart;
import org.postampel.testkit.internal.mail.ServerName;

/** What happens to a message after DATA: "send as" is enforced, then it arrives. */
final class Submission {
  private final MailAccess access;
  private final MailStore store;
  private final ServerName name;
  private final String domain;

  Submission(MailAccess access, MailStore store, ServerName name, String domain) {
    this.access = access;
    this.store = store;
    this.name = name;
    this.domain = domain;
  }

  /** Returns the answer to RCPT when mail cannot be delivered to this address. */
  Optional<String> refusalOf(String recipient) {
    if (!recipient.toLowerCase(Locale.ROOT).endsWith("@" + domain)) {
      return Optional.of(
          "550 5.7.54 SMTP; Unable to relay recipient in non-accepted domain " + name.mark());
    }
    return access.hasMailbox(recipient)
        ? Optional.empty()
        : Optional.of(
            "550 5.1.10 RESOLVER.ADR.RecipientNotFound; Recipient "
                + recipient
                + " not found by SMTP address lookup");
  }

  /** Delivers, or refuses; returns the answer. */
  String submit(
      MailDecision.Connected who, String sender, List<String> recipients, byte[] content) {
    List<String> senders = new ArrayList<>();
    senders.add(sender);
    MimePart.of(content).header("From").map(MailAddresses::of).orElse(List.of()).stream()
        .map(MailAddresses.One::address)
        .forEach(senders::add);
    Optional<String> foreign =
        senders.stream().filter(address -> !access.maySendAs(who, address)).findFirst();
    if (foreign.isPresent()) {
      return "554 5.2.252 SendAsDenied; "
          + who.mailbox()
          + " not allowed to send as "
          + foreign.get()
          + "; STOREDRV.Submission.Exception:SendAsDeniedException.MapiExceptionSendAsDenied;"
          + " Failed to process message due to a permanent exception with message Cannot submit"
          + " message. "
          + name.mark();
    }
    String id = UUID.randomUUID().toString();
    String trace =
        "Received: from [127.0.0.1] by "
            + name.name()
            + " with ESMTPSA id "
            + id
            + ";\r\n "
            + name.date()
            + "\r\n";
    byte[] stamped = joined(trace.getBytes(StandardCharsets.US_ASCII), content);
    recipients.forEach(recipient -> store.deliver(recipient, stamped));
    store.keepSent(who.mailbox(), content);
    return "250 2.0.0 OK <" + id + "@" + name.name() + "> [Hostname=" + name.name() + "]";
  }

  private static byte[] joined(byte[] first, byte[] second) {
    byte[] both = new byte[first.length + second.length];
    System.arraycopy(first, 0, both, 0, first.length);
    System.arraycopy(second, 0, both, first.length, second.length);
    return both;
  }
}
