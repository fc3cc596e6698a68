package org.postampel.testkit.server;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/**
 * One protocol dialogue as the server sees it: what it sends, what it expects, and where it
 * misbehaves.
 *
 * <p>Immutable; every call returns a longer script. In expected lines {@code {tag}} stands for one
 * word that is remembered; in sent lines it stands for the word remembered last. When the steps are
 * done the server closes the connection.
 */
public final class Script {
  private static final Script EMPTY = new Script(List.of());
  private static final String TAG = "{tag}";
  private static final int ENDLESS = 256 * 1024 * 1024;

  private final List<Step> steps;

  private Script(List<Step> steps) {
    this.steps = steps;
  }

  /** Returns the empty script, which accepts and closes. */
  public static Script begin() {
    return EMPTY;
  }

  /**
   * The server sends lines.
   *
   * @param lines without line end; {@code {tag}} is replaced
   */
  public Script send(String... lines) {
    return with(
        play -> {
          for (String line : lines) {
            play.say(line.replace(TAG, play.tag()));
          }
        });
  }

  /**
   * The same as {@link #send}, reads better after an expected command.
   *
   * @param lines without line end; {@code {tag}} is replaced
   */
  public Script reply(String... lines) {
    return send(lines);
  }

  /**
   * The client must send exactly this line.
   *
   * @param line without line end; {@code {tag}} stands for any one word
   */
  public Script expect(String line) {
    return expecting(line, pattern(line, ""));
  }

  /**
   * The client must send a line that starts so.
   *
   * @param start the start; {@code {tag}} stands for any one word
   */
  public Script expectStart(String start) {
    return expecting(start + "...", pattern(start, ".*"));
  }

  /**
   * The client must send a line that matches.
   *
   * @param regex for the whole line; a first group, if any, is remembered as the tag
   */
  public Script expectMatching(String regex) {
    return expecting(regex, Pattern.compile(regex, Pattern.DOTALL));
  }

  /** The client must send some line. */
  public Script expectAny() {
    return expectMatching(".*");
  }

  /**
   * The client sends any number of lines up to and including this one, a message for instance.
   *
   * @param last the last line, usually "."
   */
  public Script expectUntil(String last) {
    return with(
        play -> {
          String line;
          do {
            line = play.hear(last);
          } while (!line.equals(last));
        });
  }

  /** The client must close the connection without another word. */
  public Script expectClose() {
    return with(Play::hearEnd);
  }

  /** The connection goes over to TLS; for {@link ScriptedServer#startTls}. */
  public Script startTls() {
    return with(
        play -> {
          play.note("TLS");
          play.connection().startTls();
        });
  }

  /** The server says nothing more and keeps the connection open until the test closes it. */
  public Script hang() {
    return with(Play::hang);
  }

  /**
   * The server waits, then goes on.
   *
   * @param time how long
   */
  public Script pause(Duration time) {
    return with(play -> play.sleep(time));
  }

  /** The server closes the connection politely (FIN), whatever the client is about to say. */
  public Script drop() {
    return with(play -> play.connection().close());
  }

  /** The server breaks the connection ("connection reset"). */
  public Script reset() {
    return with(play -> play.connection().reset());
  }

  /**
   * The server sends bytes of no meaning, line ends among them.
   *
   * @param length number of bytes; the same bytes every time
   */
  public Script garbage(int length) {
    return with(play -> play.garbage(length));
  }

  /**
   * The server sends bytes as they are.
   *
   * @param bytes anything
   */
  public Script sendRaw(byte[] bytes) {
    byte[] copy = bytes.clone();
    return with(play -> play.sayRaw(copy, "<" + copy.length + " bytes>"));
  }

  /** The server sends a line that does not end: until the client closes, at most 256 MiB. */
  public Script endlessLine() {
    return with(play -> play.flood("x".repeat(8192), "<never-ending line>", ENDLESS));
  }

  /**
   * The server sends one line again and again: until the client closes, at most 256 MiB.
   *
   * @param line without line end
   */
  public Script endlessLines(String line) {
    String block = (line + "\r\n").repeat(Math.max(1, 8192 / (line.length() + 2)));
    return with(play -> play.flood(block, line + " <again and again>", ENDLESS));
  }

  /**
   * The server sends a line byte by byte.
   *
   * @param line without line end
   * @param interval between two bytes
   */
  public Script drip(String line, Duration interval) {
    return with(play -> play.drip(line.replace(TAG, play.tag()), interval));
  }

  /**
   * The two scripts one after the other.
   *
   * @param more what comes then
   */
  public Script then(Script more) {
    List<Step> both = new ArrayList<>(steps);
    both.addAll(more.steps);
    return new Script(List.copyOf(both));
  }

  List<Step> steps() {
    return steps;
  }

  private Script expecting(String described, Pattern pattern) {
    return with(play -> play.remember(pattern, play.hear(described, matches(pattern))));
  }

  private static Predicate<String> matches(Pattern pattern) {
    return line -> pattern.matcher(line).matches();
  }

  private static Pattern pattern(String line, String rest) {
    StringBuilder regex = new StringBuilder();
    int at = line.indexOf(TAG);
    if (at < 0) {
      regex.append(Pattern.quote(line));
    } else {
      regex
          .append(Pattern.quote(line.substring(0, at)))
          .append("(\\S+)")
          .append(Pattern.quote(line.substring(at + TAG.length())));
    }
    return Pattern.compile(regex + rest, Pattern.DOTALL);
  }

  private Script with(Step step) {
    List<Step> longer = new ArrayList<>(steps);
    longer.add(step);
    return new Script(List.copyOf(longer));
  }

  /** One step of a dialogue. */
  @FunctionalInterface
  interface Step {
    void perform(Play play) throws IOException, InterruptedException;
  }
}
