package org.postampel.mail.internal.angus;

import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.InternetAddress;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.postampel.mail.ArrivalOutcome;
import org.postampel.mail.TestMessage;
import org.postampel.mail.internal.channel.LineText;

/** What the headers of an arrived message tell about its sender. */
final class ArrivedMail {

  private static final List<String> TELLING =
      List.of("From", "Sender", "Authentication-Results", "Auto-Submitted");
  private static final int LONGEST = 500;

  private ArrivedMail() {}

  static ArrivalOutcome.Sender senderOf(Message message, TestMessage sent)
      throws MessagingException {
    if (!addressIn(message, "From").equalsIgnoreCase(sent.address())) {
      return ArrivalOutcome.Sender.REWRITTEN;
    }
    String sender = addressIn(message, "Sender");
    return sender.isEmpty() || sender.equalsIgnoreCase(sent.address())
        ? ArrivalOutcome.Sender.SEND_AS
        : ArrivalOutcome.Sender.ON_BEHALF;
  }

  static List<String> headersOf(Message message) throws MessagingException {
    List<String> headers = new ArrayList<>();
    for (String name : TELLING) {
      String[] values = message.getHeader(name);
      for (int i = 0; values != null && i < Math.min(values.length, 3); i++) {
        String value = values[i].replaceAll("\\s+", " ").strip();
        String shown = LineText.visible(value.getBytes(StandardCharsets.UTF_8));
        headers.add(
            name + ": " + (shown.length() <= LONGEST ? shown : shown.substring(0, LONGEST) + "…"));
      }
    }
    return headers;
  }

  private static String addressIn(Message message, String header) throws MessagingException {
    String[] values = message.getHeader(header);
    if (values == null || values.length == 0) {
      return "";
    }
    try {
      InternetAddress[] addresses = InternetAddress.parseHeader(values[0], false);
      return addresses.length == 0 ? "" : String.valueOf(addresses[0].getAddress());
    } catch (AddressException e) {
      return values[0].strip();
    }
  }
}
