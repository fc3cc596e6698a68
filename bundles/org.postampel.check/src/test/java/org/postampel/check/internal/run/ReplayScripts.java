package org.postampel.check.internal.run;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import org.postampel.testkit.server.Script;

/** Whole dialogues with one answer in them that a test chooses. */
final class ReplayScripts {

  private static final Script IMAP =
      Script.begin().send("* OK [CAPABILITY IMAP4rev1 SASL-IR AUTH=XOAUTH2 AUTH=PLAIN] ready");
  private static final Script POP3 =
      Script.begin()
          .send("+OK ready")
          .expect("CAPA")
          .reply("+OK", "SASL PLAIN XOAUTH2", "USER", "RESP-CODES", ".");
  private static final Script EHLO =
      Script.begin().send("220 mail.example ESMTP").expectStart("EHLO ");
  private static final Script SMTP = EHLO.reply("250-mail.example", "250 AUTH PLAIN XOAUTH2");

  private ReplayScripts() {}

  /**
   * A dialogue in which an answer stands at this place.
   *
   * @param place such as {@code smtp.login}
   * @param answer its lines, parted by {@code //}
   */
  static Script of(String place, String answer) {
    List<String> lines =
        new ArrayList<>(Arrays.stream(answer.split(" // ")).map(String::strip).toList());
    String challenge = challenge(lines.get(0));
    if (!challenge.isEmpty()) {
      lines.remove(0);
    }
    String[] shown =
        lines.stream()
            .map(line -> line.matches("(?i)(NO|BAD) .*") ? "{tag} " + line : line)
            .toArray(String[]::new);
    return switch (place) {
      case "imap.greeting", "pop3.greeting", "smtp.greeting" ->
          Script.begin().send(shown).expectAny();
      case "smtp.ehlo" -> EHLO.reply(shown).expectAny().reply(shown).expectAny();
      case "imap.offer" ->
          Script.begin().send("* OK [CAPABILITY " + String.join(" ", shown) + "] hi").expectAny();
      case "pop3.offer" ->
          Script.begin().send("+OK hi").expect("CAPA").reply(list(shown)).expectAny();
      case "smtp.offer" -> EHLO.reply(shown).expectAny();
      case "imap.starttls" ->
          Script.begin()
              .send("* OK [CAPABILITY IMAP4rev1 STARTTLS] hi")
              .expect("{tag} STARTTLS")
              .reply(shown);
      case "pop3.starttls" ->
          Script.begin()
              .send("+OK hi")
              .expect("CAPA")
              .reply(list("STLS", "USER"))
              .expect("STLS")
              .reply(shown);
      case "smtp.starttls" ->
          EHLO.reply("250-mail.example", "250 STARTTLS").expect("STARTTLS").sendRaw(raw(shown));
      case "imap.mechanisms", "pop3.mechanisms", "smtp.mechanisms" -> mechanisms(place, shown);
      case "imap.login" ->
          challenged(IMAP.expectStart("{tag} AUTHENTICATE "), challenge).reply(shown).expectAny();
      case "imap.mailbox" ->
          IMAP.expectStart("{tag} AUTHENTICATE ")
              .reply("{tag} OK done")
              .expect("{tag} EXAMINE INBOX")
              .reply(shown)
              .expectAny();
      case "pop3.login" -> POP3.expectStart("AUTH ").reply(shown).expectAny();
      case "pop3.mailbox" ->
          POP3.expectStart("AUTH ")
              .reply("+ ")
              .expectAny()
              .reply("+OK done")
              .expect("STAT")
              .reply(shown)
              .expectAny();
      case "smtp.login" ->
          challenged(SMTP.expectStart("AUTH "), challenge).reply(shown).expectAny();
      case "smtp.sender" ->
          SMTP.expectStart("AUTH ")
              .reply("235 2.7.0 done")
              .expectStart("MAIL FROM:")
              .reply(shown)
              .expectAny()
              .reply("250 ok")
              .expectAny();
      case "smtp.recipient" ->
          SMTP.expectStart("AUTH ")
              .reply("235 2.7.0 done")
              .expectStart("MAIL FROM:")
              .reply("250 ok")
              .expectStart("RCPT TO:")
              .reply(shown)
              .expectAny()
              .reply("250 ok")
              .expectAny();
      default -> throw new IllegalArgumentException("no such place: " + place);
    };
  }

  /** The step at which an answer at this place is seen. */
  static String step(String place) {
    return switch (place) {
      case "smtp.ehlo" -> "smtp.greeting";
      case "imap.offer", "pop3.offer", "smtp.offer" -> place.substring(0, 5) + "tls";
      case "imap.starttls", "pop3.starttls", "smtp.starttls" -> place.substring(0, 5) + "tls";
      case "imap.mechanisms", "pop3.mechanisms", "smtp.mechanisms" ->
          place.substring(0, 5) + "login";
      case "smtp.recipient" -> "smtp.sender";
      default -> place;
    };
  }

  /** Whether the answer stands before the encryption. */
  static boolean isBeforeTls(String place) {
    return place.endsWith(".offer") || place.endsWith(".starttls");
  }

  /** What a server offers, and then it refuses whoever signs in. */
  private static Script mechanisms(String place, String... offered) {
    return switch (place) {
      case "imap.mechanisms" ->
          Script.begin()
              .send("* OK [CAPABILITY IMAP4rev1 " + String.join(" ", offered) + "] ready")
              .expectStart("{tag} AUTHENTICATE ")
              .reply("{tag} NO not today");
      case "pop3.mechanisms" ->
          Script.begin()
              .send("+OK ready")
              .expect("CAPA")
              .reply(list(String.join(" ", offered)))
              .expectStart("AUTH ")
              .reply("-ERR not today");
      default -> EHLO.reply(offered).expectStart("AUTH ").reply("535 not today");
    };
  }

  /** A list as POP3 sends it. */
  private static String[] list(String... lines) {
    List<String> all = new ArrayList<>(List.of("+OK"));
    all.addAll(List.of(lines));
    all.add(".");
    return all.toArray(String[]::new);
  }

  /** All lines at once, as somebody sends them who does not wait. */
  private static byte[] raw(String... lines) {
    return (String.join("\r\n", lines) + "\r\n").getBytes(StandardCharsets.UTF_8);
  }

  /** The first line with its JSON in base64; empty when there is none. */
  private static String challenge(String line) {
    int json = line.indexOf('{');
    if (json < 0 || !line.matches("(\\+|334) \\{.*")) {
      return "";
    }
    byte[] bytes = line.substring(json).getBytes(StandardCharsets.UTF_8);
    return line.substring(0, json) + Base64.getEncoder().encodeToString(bytes);
  }

  private static Script challenged(Script asked, String challenge) {
    return challenge.isEmpty() ? asked : asked.reply(challenge).expectAny();
  }
}
