package org.postampel.mail.internal.dns;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A name server on loopback answers in the format of RFC 1035, section 4. */
@Timeout(60)
class SystemMailExchangersTest {

  private static final int NO_ERROR = 0;
  private static final int SERVER_FAILURE = 2;
  private static final int NAME_ERROR = 3;

  @Test
  void exchangersComeInTheOrderOfTheirPreference() throws IOException {
    try (DatagramSocket server = nameServer()) {
      answerAlways(server, NO_ERROR, mx(20, "backup.example"), mx(10, "MX.musterfirma.example"));

      assertThat(lookUp(server)).containsExactly("mx.musterfirma.example", "backup.example");
    }
  }

  @Test
  void domainThatDoesNotExistHasNoExchanger() throws IOException {
    try (DatagramSocket server = nameServer()) {
      answerAlways(server, NAME_ERROR);

      assertThat(lookUp(server)).isEmpty();
    }
  }

  @Test
  void serverThatFailsIsToldApartFromADomainWithoutExchangers() throws IOException {
    try (DatagramSocket server = nameServer()) {
      answerAlways(server, SERVER_FAILURE);

      assertThatThrownBy(() -> lookUp(server)).isInstanceOf(IOException.class);
    }
  }

  private static List<String> lookUp(DatagramSocket server) throws IOException {
    return new SystemMailExchangers("dns://127.0.0.1:" + server.getLocalPort())
        .exchangersOf("musterfirma.example");
  }

  private static DatagramSocket nameServer() throws IOException {
    return new DatagramSocket(0, InetAddress.getByAddress(new byte[] {127, 0, 0, 1}));
  }

  private static void answerAlways(DatagramSocket server, int code, byte[]... records) {
    Thread thread =
        new Thread(
            () -> {
              try {
                while (true) {
                  answer(server, code, records);
                }
              } catch (IOException closed) {
                // The test is over.
              }
            },
            "name-server");
    thread.setDaemon(true);
    thread.start();
  }

  private static void answer(DatagramSocket server, int code, byte[]... records)
      throws IOException {
    DatagramPacket query = new DatagramPacket(new byte[512], 512);
    server.receive(query);
    byte[] question = Arrays.copyOfRange(query.getData(), 12, endOfQuestion(query.getData()));
    ByteBuffer answer = ByteBuffer.allocate(512);
    answer.put(query.getData(), 0, 2);
    answer.putShort((short) (0x8180 | code)).putShort((short) 1);
    answer.putShort((short) records.length).putShort((short) 0).putShort((short) 0);
    answer.put(question);
    for (byte[] record : records) {
      answer.put(record);
    }
    server.send(new DatagramPacket(answer.array(), answer.position(), query.getSocketAddress()));
  }

  private static int endOfQuestion(byte[] message) {
    int position = 12;
    while (message[position] != 0) {
      position += message[position] + 1;
    }
    return position + 5;
  }

  /** A resource record of type MX whose name points to the question. */
  private static byte[] mx(int preference, String host) throws IOException {
    ByteArrayOutputStream name = new ByteArrayOutputStream();
    for (String label : host.split("\\.")) {
      name.write(label.length());
      name.write(label.getBytes(StandardCharsets.US_ASCII));
    }
    name.write(0);
    ByteBuffer record = ByteBuffer.allocate(14 + name.size());
    record.putShort((short) 0xC00C).putShort((short) 15).putShort((short) 1).putInt(60);
    record.putShort((short) (2 + name.size())).putShort((short) preference);
    record.put(name.toByteArray());
    return record.array();
  }
}
