package org.postampel.cli.internal.terminal;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CoderResult;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import org.postampel.core.credential.Secret;
import org.postampel.core.credential.TokenStoreException;
import org.postampel.core.mailbox.MailboxFileDefect;
import org.postampel.core.mailbox.MailboxStorageException;
import org.postampel.core.task.Cancellation;
import org.postampel.core.text.Texts;
import org.postampel.core.validation.FieldProblem;
import org.postampel.tokenstore.TokenStores;

/**
 * The person on the other side of a command: what is printed, asked and said, in one language.
 * Results go to {@link #out}, everything else to {@link #err}.
 */
public final class Terminal {

  /** A secret longer than this is no secret a person has. */
  private static final int LONGEST_SECRET = 65_536;

  /** Reads a line without showing it; the characters are the caller's to wipe. */
  @FunctionalInterface
  public interface HiddenInput {
    /** The typed characters, or null at the end of input. */
    char[] read();
  }

  private final InputStream in;
  private final PrintStream out;
  private final PrintStream err;
  private final Map<String, String> environment;
  private final Cancellation cancellation;
  private final Texts texts;
  private final Texts core;
  private final HiddenInput hidden;

  /**
   * A terminal.
   *
   * @param in where secrets come from when there is no hidden input
   * @param out where results go
   * @param err where progress and complaints go
   * @param environment the environment variables
   * @param cancellation the person's wish to stop
   * @param texts the sentences of the command line
   * @param hidden input that is not shown, or null when the input is no console
   */
  public Terminal(
      InputStream in,
      PrintStream out,
      PrintStream err,
      Map<String, String> environment,
      Cancellation cancellation,
      Texts texts,
      HiddenInput hidden) {
    this.in = Objects.requireNonNull(in);
    this.out = Objects.requireNonNull(out);
    this.err = Objects.requireNonNull(err);
    this.environment = Map.copyOf(environment);
    this.cancellation = Objects.requireNonNull(cancellation);
    this.texts = Objects.requireNonNull(texts);
    this.core = Texts.beside(Texts.class, texts.locale());
    this.hidden = hidden;
  }

  /** Where results go. */
  public PrintStream out() {
    return out;
  }

  /** Where progress goes. */
  public PrintStream err() {
    return err;
  }

  /** What the caller types or pipes in. */
  public InputStream in() {
    return in;
  }

  /** The environment variables. */
  public Map<String, String> environment() {
    return environment;
  }

  /** The person's wish to stop. */
  public Cancellation cancellation() {
    return cancellation;
  }

  /** The sentences of the command line. */
  public Texts texts() {
    return texts;
  }

  /** The language. */
  public Locale locale() {
    return texts.locale();
  }

  /** Whether a person types unseen, and no other program sends lines. */
  public boolean isConsole() {
    return hidden != null;
  }

  /** Whether colours can be shown: at a console that nobody asked to stay plain. */
  public boolean colourful() {
    boolean windows =
        System.getProperty("os.name", "").toLowerCase(Locale.ROOT).startsWith("windows");
    return hidden != null && !windows && !environment.containsKey("NO_COLOR");
  }

  /** The text in one line, without characters that a terminal would obey instead of showing. */
  public static String printable(String text) {
    return text.codePoints()
        .map(character -> isObeyed(character) ? 0xFFFD : character)
        .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
        .toString();
  }

  /** Prints a result. */
  public void print(String key, Object... arguments) {
    printSentence(texts.get(key, arguments));
  }

  /** Says something that is no result. */
  public void say(String key, Object... arguments) {
    saySentence(texts.get(key, arguments));
  }

  /** Prints a result that is a sentence already, whatever a server made of it. */
  public void printSentence(String sentence) {
    out.println(shown(sentence));
  }

  /** Says a sentence that is no result, whatever a server made of it. */
  public void saySentence(String sentence) {
    err.println(shown(sentence));
  }

  private static String shown(String lines) {
    return lines
        .lines()
        .map(Terminal::printable)
        .collect(Collectors.joining(System.lineSeparator()));
  }

  /** Control characters, and the marks that let a line be read in another order than it has. */
  private static boolean isObeyed(int character) {
    return Character.isISOControl(character)
        || character >= 0x202A && character <= 0x202E
        || character >= 0x2066 && character <= 0x2069;
  }

  /** The end of a command with a sentence. */
  public Refusal refusal(int status, String key, Object... arguments) {
    return new Refusal(status, texts.get(key, arguments));
  }

  /** The sentence about a field. */
  public String sentence(FieldProblem problem) {
    return problem.sentence(core);
  }

  /** The sentence about a file. */
  public String sentence(MailboxFileDefect defect) {
    return defect.sentence(core);
  }

  /** The sentence about a mailbox that could not be written. */
  public String sentence(MailboxStorageException failure) {
    return failure.sentence(core);
  }

  /** The sentence about a token store. */
  public String sentence(TokenStoreException failure) {
    return TokenStores.sentence(failure, locale());
  }

  /**
   * A secret: typed unseen at a console, else the next line of the input.
   *
   * @param prompt what is asked for
   * @return empty when nothing came
   */
  public Optional<Secret> askSecret(String prompt) {
    err.print(prompt + ' ');
    err.flush();
    if (hidden != null) {
      char[] typed = hidden.read();
      if (typed == null) {
        return Optional.empty();
      }
      Secret secret = Secret.of(typed);
      java.util.Arrays.fill(typed, '\0');
      return Optional.of(secret).filter(some -> !some.isEmpty());
    }
    err.println();
    return readLine().filter(some -> !some.isEmpty());
  }

  private Optional<Secret> readLine() {
    Line line = new Line();
    try {
      int next = in.read();
      boolean any = next >= 0;
      while (next >= 0 && next != '\n') {
        line.write(next);
        if (line.size() > LONGEST_SECRET) {
          throw refusal(ExitStatus.USAGE, "secret.too-long");
        }
        next = in.read();
      }
      if (!line.isText()) {
        throw refusal(ExitStatus.USAGE, "secret.not-utf8");
      }
      return any ? Optional.of(line.toSecret()) : Optional.empty();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } finally {
      line.wipe();
    }
  }

  /** Bytes that can be wiped. */
  private static final class Line extends ByteArrayOutputStream {
    Secret toSecret() {
      boolean carriageReturn = count > 0 && buf[count - 1] == '\r';
      byte[] exact = java.util.Arrays.copyOf(buf, carriageReturn ? count - 1 : count);
      try {
        return Secret.ofUtf8(exact);
      } finally {
        java.util.Arrays.fill(exact, (byte) 0);
      }
    }

    /** Whether it is UTF-8; anything else would be stored as another secret than was meant. */
    boolean isText() {
      CharBuffer room = CharBuffer.allocate(count);
      CoderResult result =
          StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(buf, 0, count), room, true);
      java.util.Arrays.fill(room.array(), '\0');
      return !result.isError();
    }

    void wipe() {
      java.util.Arrays.fill(buf, (byte) 0);
    }
  }
}
