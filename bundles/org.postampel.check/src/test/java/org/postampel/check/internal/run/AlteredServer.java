package org.postampel.check.internal.run;

import java.io.BufferedReader;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.postampel.testkit.certificate.CertificateRequest;
import org.postampel.testkit.demo.DemoTenant;
import org.postampel.testkit.server.LineConnection;
import org.postampel.testkit.server.LineServer;

/**
 * Stands in front of a server of the demo tenant and lets it look unusual: what it says is changed
 * line by line, and some commands never reach it.
 */
final class AlteredServer implements Closeable {

  private final DemoTenant tenant;
  private final int behind;
  private final Manners manners;
  private final LineServer server;
  private final List<String> commands = new CopyOnWriteArrayList<>();

  private AlteredServer(DemoTenant tenant, int behind, Manners manners) throws IOException {
    this.tenant = tenant;
    this.behind = behind;
    this.manners = manners;
    this.server =
        LineServer.tls(
            "altered",
            tenant
                .certificateAuthority()
                .issue(CertificateRequest.forNames("localhost", "127.0.0.1"))
                .serverContext(),
            this::serve);
  }

  /** How it behaves. Each expression has to match a whole line; capitals do not matter. */
  static final class Manners {

    private record Own(Pattern command, List<String> answer, boolean ends) {}

    private final List<UnaryOperator<String>> words = new ArrayList<>();
    private final List<Own> own = new ArrayList<>();

    /** Says something else where the server says this; {@code ""} leaves the line out. */
    Manners says(String expression, String instead) {
      Pattern pattern = Pattern.compile(expression, Pattern.CASE_INSENSITIVE);
      words.add(
          line -> {
            Matcher matcher = pattern.matcher(line);
            return matcher.matches() ? matcher.replaceAll(instead) : line;
          });
      return this;
    }

    /** Answers a command itself; {@code $1} is the first group of the expression. */
    Manners answers(String command, String... lines) {
      return add(command, false, lines);
    }

    /** The same, and then it hangs up. */
    Manners ends(String command, String... lines) {
      return add(command, true, lines);
    }

    private Manners add(String command, boolean ends, String... lines) {
      Pattern pattern = Pattern.compile(command, Pattern.CASE_INSENSITIVE);
      own.add(new Own(pattern, List.of(lines), ends));
      return this;
    }

    private Optional<String> altered(String line) {
      String text = line;
      for (UnaryOperator<String> word : words) {
        text = word.apply(text);
      }
      return text.isEmpty() && !line.isEmpty() ? Optional.empty() : Optional.of(text);
    }
  }

  static Manners manners() {
    return new Manners();
  }

  static AlteredServer inFrontOf(DemoTenant tenant, int port, Manners manners) throws IOException {
    return new AlteredServer(tenant, port, manners);
  }

  int port() {
    return server.port();
  }

  /** What clients have said, on all connections. */
  List<String> commands() {
    return List.copyOf(commands);
  }

  @Override
  public void close() throws IOException {
    server.close();
  }

  private void serve(LineConnection client) throws IOException {
    try (Socket upstream =
        tenant
            .certificateAuthority()
            .clientContext()
            .getSocketFactory()
            .createSocket(tenant.host(), behind)) {
      Thread speaking = new Thread(() -> speak(upstream, client), "altered-answers");
      speaking.setDaemon(true);
      speaking.start();
      OutputStream out = upstream.getOutputStream();
      for (Optional<String> line = client.readLine(); line.isPresent(); line = client.readLine()) {
        commands.add(line.get());
        Optional<Manners.Own> own = ownAnswer(line.get());
        if (own.isEmpty()) {
          out.write((line.get() + "\r\n").getBytes(StandardCharsets.ISO_8859_1));
          out.flush();
          continue;
        }
        Matcher matcher = own.get().command().matcher(line.get());
        for (String answer : own.get().answer()) {
          say(client, matcher.replaceAll(answer));
        }
        if (own.get().ends()) {
          return;
        }
      }
    }
  }

  private Optional<Manners.Own> ownAnswer(String command) {
    return manners.own.stream().filter(one -> one.command().matcher(command).matches()).findFirst();
  }

  private void speak(Socket upstream, LineConnection client) {
    try (BufferedReader in =
        new BufferedReader(
            new InputStreamReader(upstream.getInputStream(), StandardCharsets.ISO_8859_1))) {
      for (String line = in.readLine(); line != null; line = in.readLine()) {
        Optional<String> altered = manners.altered(line);
        if (altered.isPresent()) {
          for (String one : altered.get().split("\n", -1)) {
            say(client, one);
          }
        }
      }
      client.close();
    } catch (IOException e) {
      // One of the two is gone, and the other one notices.
    }
  }

  private static void say(LineConnection client, String line) throws IOException {
    synchronized (client) {
      client.send(line);
    }
  }
}
