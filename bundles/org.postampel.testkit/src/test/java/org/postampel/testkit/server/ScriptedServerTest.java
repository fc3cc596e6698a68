package org.postampel.testkit.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.BufferedReader;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.ConnectException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import javax.net.ssl.SSLSocket;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.postampel.testkit.certificate.CertificateAuthority;
import org.postampel.testkit.certificate.CertificateRequest;

@Timeout(30)
class ScriptedServerTest {

  @Test
  void dialogueIsPlayedAndTheTagOfTheClientComesBack() throws IOException {
    Script script =
        Script.begin()
            .send("* OK ready")
            .expect("{tag} CAPABILITY")
            .reply("* CAPABILITY IMAP4rev1", "{tag} OK done")
            .expectStart("{tag} AUTHENTICATE ")
            .reply("{tag} NO AUTHENTICATE failed.")
            .expectClose();
    try (ScriptedServer server = ScriptedServer.plain(script)) {
      try (Client client = new Client(server)) {
        assertThat(client.read()).isEqualTo("* OK ready");
        client.write("x7 CAPABILITY");
        assertThat(client.read()).isEqualTo("* CAPABILITY IMAP4rev1");
        assertThat(client.read()).isEqualTo("x7 OK done");
        client.write("x8 AUTHENTICATE XOAUTH2 abc=");
        assertThat(client.read()).isEqualTo("x8 NO AUTHENTICATE failed.");
      }
      server.verify();
      assertThat(server.received())
          .containsExactly("x7 CAPABILITY", "x8 AUTHENTICATE XOAUTH2 abc=");
      assertThat(server.transcript().get(0)).isEqualTo("S: * OK ready");
    }
  }

  @Test
  void deviationFailsWithTheTranscript() throws IOException {
    Script script = Script.begin().send("+OK").expect("QUIT");
    try (ScriptedServer server = ScriptedServer.plain(script);
        Client client = new Client(server)) {
      client.read();
      client.write("STAT");
      assertThat(client.read()).as("the server closes").isNull();

      assertThatThrownBy(server::verify)
          .isInstanceOf(AssertionError.class)
          .hasMessageContaining("expected <QUIT>, but got <STAT>")
          .hasMessageContaining("S: +OK")
          .hasMessageContaining("C: STAT");
    }
  }

  @Test
  void secondConnectionPlaysTheSecondScriptAndTheThirdTheLast() throws IOException {
    try (ScriptedServer server =
        ScriptedServer.plain(Script.begin().send("one"), Script.begin().send("two"))) {
      assertThat(greeting(server)).isEqualTo("one");
      assertThat(greeting(server)).isEqualTo("two");
      assertThat(greeting(server)).isEqualTo("two");
      assertThat(server.connections()).isEqualTo(3);
    }
  }

  @Test
  void startTlsGoesOnEncrypted() throws IOException {
    CertificateAuthority authority = CertificateAuthority.create("CA", Clock.systemUTC());
    Script script =
        Script.begin()
            .send("220 ready")
            .expect("STARTTLS")
            .send("220 go")
            .startTls()
            .expect("EHLO me")
            .send("250 hello");
    try (ScriptedServer server =
            ScriptedServer.startTls(
                authority.issue(CertificateRequest.forNames("127.0.0.1")).serverContext(), script);
        Client client = new Client(server)) {
      client.read();
      client.write("STARTTLS");
      client.read();
      try (SSLSocket secure =
          (SSLSocket)
              authority
                  .clientContext()
                  .getSocketFactory()
                  .createSocket(client.socket, server.host(), server.port(), true)) {
        secure.getOutputStream().write("EHLO me\r\n".getBytes(StandardCharsets.US_ASCII));
        assertThat(secure.getInputStream().readNBytes(11))
            .isEqualTo("250 hello\r\n".getBytes(StandardCharsets.US_ASCII));
      }
      server.verify();
    }
  }

  @Test
  void hangingServerSaysNothingUntilTheClientGivesUp() throws IOException {
    try (ScriptedServer server = ScriptedServer.plain(Script.begin().hang());
        Client client = new Client(server)) {
      client.socket.setSoTimeout(200);
      assertThatThrownBy(client::read).isInstanceOf(SocketTimeoutException.class);
    }
  }

  @Test
  void droppingServerClosesAndResettingServerBreaksTheConnection() throws IOException {
    try (ScriptedServer server =
        ScriptedServer.plain(
            Script.begin().send("hello").drop(), Script.begin().expectAny().reset())) {
      try (Client client = new Client(server)) {
        assertThat(client.read()).isEqualTo("hello");
        assertThat(client.read()).isNull();
      }
      try (Client client = new Client(server)) {
        client.write("anything");
        assertThatThrownBy(client::read).isInstanceOf(SocketException.class);
      }
    }
  }

  @Test
  void neverEndingLineStopsWhenTheClientCloses() throws IOException {
    try (ScriptedServer server = ScriptedServer.plain(Script.begin().endlessLine())) {
      try (Client client = new Client(server)) {
        byte[] start = client.socket.getInputStream().readNBytes(1_000_000);
        assertThat(start).doesNotContain((byte) '\n');
      }
      assertThat(server.awaitEnd(Duration.ofSeconds(10))).isTrue();
    }
  }

  @Test
  void clientThatSendsANeverEndingLineIsCutOff() throws IOException {
    try (ScriptedServer server = ScriptedServer.plain(Script.begin().expect("QUIT"));
        Client client = new Client(server)) {
      String block = "y".repeat(8192);
      assertThatThrownBy(
              () -> {
                for (int i = 0; i < 10_000; i++) {
                  client.writeRaw(block);
                }
              })
          .isInstanceOf(SocketException.class);
      assertThatThrownBy(server::verify).hasMessageContaining("more than");
    }
  }

  @Test
  void closingTheServerEndsAConnectionThatHangs() throws IOException {
    ScriptedServer server = ScriptedServer.plain(Script.begin().send("hello").hang());
    try (Client client = new Client(server)) {
      client.read();
      server.close();
      assertThat(client.read()).isNull();
    }
  }

  @Test
  void refusedPortRefusesAndSilentPortTimesOut() throws IOException {
    try (UnreachablePort refused = UnreachablePort.refused();
        UnreachablePort silent = UnreachablePort.silent();
        Socket first = new Socket();
        Socket second = new Socket()) {
      assertThatThrownBy(
              () -> first.connect(new InetSocketAddress(refused.host(), refused.port()), 1000))
          .isInstanceOf(ConnectException.class);
      assertThatThrownBy(
              () -> second.connect(new InetSocketAddress(silent.host(), silent.port()), 300))
          .isInstanceOf(SocketTimeoutException.class);
    }
  }

  private static String greeting(ScriptedServer server) throws IOException {
    try (Client client = new Client(server)) {
      return client.read();
    }
  }

  private static final class Client implements Closeable {
    private final Socket socket;
    private final BufferedReader reader;

    Client(ScriptedServer server) throws IOException {
      socket = new Socket(server.host(), server.port());
      socket.setSoTimeout(10_000);
      reader =
          new BufferedReader(
              new InputStreamReader(socket.getInputStream(), StandardCharsets.ISO_8859_1));
    }

    String read() throws IOException {
      return reader.readLine();
    }

    void write(String line) throws IOException {
      writeRaw(line + "\r\n");
    }

    void writeRaw(String text) throws IOException {
      socket.getOutputStream().write(text.getBytes(StandardCharsets.ISO_8859_1));
    }

    @Override
    public void close() throws IOException {
      socket.close();
    }
  }
}
