package org.postampel.testkit.internal.smtp;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.postampel.testkit.internal.mail.MailAccess;
import org.postampel.testkit.internal.mail.MailDecision;
import org.postampel.testkit.internal.mail.MailProtocolRight;
import org.postampel.testkit.internal.mail.ServerName;
import org.postampel.testkit.server.LineConnection;

/** One client's conversation over SMTP (RFC 5321). */
final class SmtpSession {
  private static final int MAXIMUM_SIZE = 35 * 1024 * 1024;
  private static final int MAXIMUM_RECIPIENTS = 500;
  private static final Pattern PATH = Pattern.compile("^[^:]*: ?<([^>]*)>(.*)$");
  private static final Pattern SIZE = Pattern.compile("(?i)\\bSIZE=(\\d{1,15})");

  private final LineConnection connection;
  private final MailAccess access;
  private final Submission submission;
  private final ServerName name;
  private Optional<MailDecision.Connected> signedIn = Optional.empty();
  private Optional<String> sender = Optional.empty();
  private final List<String> recipients = new ArrayList<>();
  private boolean greeted;
  private boolean over;

  SmtpSession(
      LineConnection connection, MailAccess access, Submission submission, ServerName name) {
    this.connection = connection;
    this.access = access;
    this.submission = submission;
    this.name = name;
  }

  void run() throws IOException {
    connection.send("220 " + name.name() + " Microsoft ESMTP MAIL Service ready at " + name.date());
    while (!over) {
      Optional<String> line = connection.readLine();
      if (line.isEmpty()) {
        return;
      }
      perform(line.get());
    }
  }

  private void perform(String line) throws IOException {
    String verb = line.strip().split(" ", 2)[0].toUpperCase(Locale.ROOT);
    switch (verb) {
      case "EHLO", "HELO" -> greet(verb);
      case "STARTTLS" -> startTls();
      case "AUTH" -> authenticate(line.strip().split(" +"));
      case "MAIL" -> mail(line);
      case "RCPT" -> recipient(line);
      case "DATA" -> data();
      case "RSET" -> {
        forget();
        connection.send("250 2.0.0 Resetting");
      }
      case "NOOP" -> connection.send("250 2.0.0 OK");
      case "VRFY" -> connection.send("252 2.1.5 Cannot VRFY user");
      case "QUIT" -> {
        connection.send("221 2.0.0 Service closing transmission channel");
        over = true;
      }
      default -> connection.send("500 5.3.3 Unrecognized command '" + printable(verb) + "'");
    }
  }

  private void greet(String verb) throws IOException {
    greeted = true;
    forget();
    if (verb.equals("HELO")) {
      connection.send("250 " + name.name() + " Hello [127.0.0.1]");
      return;
    }
    connection.send(
        "250-" + name.name() + " Hello [127.0.0.1]",
        "250-SIZE " + MAXIMUM_SIZE,
        "250-PIPELINING",
        "250-DSN",
        "250-ENHANCEDSTATUSCODES");
    if (connection.isEncrypted()) {
      connection.send("250-AUTH LOGIN XOAUTH2");
    } else if (connection.canStartTls()) {
      connection.send("250-STARTTLS");
    }
    connection.send("250-8BITMIME", "250 SMTPUTF8");
  }

  private void startTls() throws IOException {
    if (!connection.canStartTls()) {
      connection.send("503 5.5.2 Only one STARTTLS command can be issued");
      return;
    }
    connection.send("220 2.0.0 SMTP server ready");
    connection.startTls();
    greeted = false;
    forget();
  }

  private void authenticate(String[] words) throws IOException {
    if (!connection.isEncrypted()) {
      connection.send("530 5.7.0 Must issue a STARTTLS command first");
    } else if (!greeted || signedIn.isPresent()) {
      connection.send("503 5.5.2 Send hello first");
    } else if (words.length > 1 && words[1].equalsIgnoreCase("XOAUTH2")) {
      if (words.length == 2) {
        connection.send("334 ");
      }
      Optional<String> response = words.length > 2 ? Optional.of(words[2]) : connection.readLine();
      if (response.isPresent()) {
        decide(access.decide(response.get(), MailProtocolRight.SMTP));
      }
    } else if (words.length > 1 && words[1].equalsIgnoreCase("LOGIN")) {
      refusePassword(words);
    } else {
      connection.send("504 5.7.4 Unrecognized authentication type");
    }
  }

  private void refusePassword(String[] words) throws IOException {
    if (words.length == 2) {
      connection.send("334 VXNlcm5hbWU6");
      connection.readLine();
    }
    connection.send("334 UGFzc3dvcmQ6");
    connection.readLine();
    connection.send(
        "535 5.7.139 Authentication unsuccessful, basic authentication is disabled. "
            + name.mark());
  }

  private void decide(MailDecision decision) throws IOException {
    if (decision instanceof MailDecision.Connected connected) {
      signedIn = Optional.of(connected);
      connection.send("235 2.7.0 Authentication successful");
    } else if (decision instanceof MailDecision.SubmissionOffForTenant) {
      connection.send(submissionOff("Tenant"));
    } else if (decision instanceof MailDecision.SubmissionOffForMailbox) {
      connection.send(submissionOff("Mailbox"));
    } else {
      connection.send("535 5.7.3 Authentication unsuccessful " + name.mark());
    }
  }

  private String submissionOff(String where) {
    return "535 5.7.139 Authentication unsuccessful, SmtpClientAuthentication is disabled for the "
        + where
        + ". Visit https://aka.ms/smtp_auth_disabled for more information. "
        + name.mark();
  }

  private void mail(String line) throws IOException {
    Matcher path = PATH.matcher(line);
    Matcher size = SIZE.matcher(line);
    if (signedIn.isEmpty()) {
      connection.send("530 5.7.57 Client not authenticated to send mail. " + name.mark());
    } else if (sender.isPresent()) {
      connection.send("503 5.5.2 Sender already specified");
    } else if (!path.matches()) {
      connection.send("501 5.1.7 Invalid address");
    } else if (size.find() && Long.parseLong(size.group(1)) > MAXIMUM_SIZE) {
      connection.send("552 5.3.4 Message size exceeds fixed maximum message size");
    } else {
      sender = Optional.of(decoded(path.group(1)));
      connection.send("250 2.1.0 Sender OK");
    }
  }

  private void recipient(String line) throws IOException {
    Matcher path = PATH.matcher(line);
    if (sender.isEmpty()) {
      connection.send("503 5.5.2 Need mail command");
      return;
    }
    if (!path.matches()) {
      connection.send("501 5.1.3 Invalid address");
      return;
    }
    if (recipients.size() >= MAXIMUM_RECIPIENTS) {
      connection.send("452 4.5.3 Too many recipients");
      return;
    }
    String address = decoded(path.group(1));
    Optional<String> refusal = submission.refusalOf(address);
    if (refusal.isPresent()) {
      connection.send(refusal.get());
    } else {
      recipients.add(address);
      connection.send("250 2.1.5 Recipient OK");
    }
  }

  private void data() throws IOException {
    if (recipients.isEmpty()) {
      connection.send("503 5.5.2 Need rcpt command");
      return;
    }
    connection.send("354 Start mail input; end with <CRLF>.<CRLF>");
    ByteArrayOutputStream content = new ByteArrayOutputStream();
    boolean tooLarge = false;
    Optional<String> line = connection.readLine();
    while (line.isPresent() && !line.get().equals(".")) {
      String text = line.get().startsWith(".") ? line.get().substring(1) : line.get();
      tooLarge |= content.size() + text.length() > MAXIMUM_SIZE;
      if (!tooLarge) {
        content.writeBytes((text + "\r\n").getBytes(StandardCharsets.ISO_8859_1));
      }
      line = connection.readLine();
    }
    if (line.isEmpty()) {
      over = true;
      return;
    }
    connection.send(
        tooLarge
            ? "552 5.3.4 Message size exceeds fixed maximum message size"
            : submission.submit(
                signedIn.orElseThrow(), sender.orElseThrow(), recipients, content.toByteArray()));
    forget();
  }

  private void forget() {
    sender = Optional.empty();
    recipients.clear();
  }

  private static String decoded(String address) {
    return new String(address.getBytes(StandardCharsets.ISO_8859_1), StandardCharsets.UTF_8)
        .strip();
  }

  private static String printable(String text) {
    String clean = text.replaceAll("[^\\x20-\\x7e]", "?");
    return clean.length() > 40 ? clean.substring(0, 40) : clean;
  }
}
