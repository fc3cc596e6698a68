package org.postampel.it;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.Reader;
import java.io.StringWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;

/**
 * A session bus of its own with accessibility switched on, and what a screen reader sees there. A
 * program on this bus shows its widgets by role, name, text and label, whatever it is made of.
 */
final class Accessibility implements AutoCloseable {

  /**
   * A widget as it was at the moment it was asked for.
   *
   * @param number how to name it in a request
   * @param depth how deep it lies in the window
   * @param role such as {@code push button}
   * @param name what it is called, empty for most fields
   * @param text what stands in it
   * @param label the label beside it
   * @param states such as {@code focused}
   * @param identity the same at every look
   */
  record Widget(
      int number,
      int depth,
      String role,
      String name,
      String text,
      String label,
      Set<String> states,
      String identity) {

    static Widget of(String line) {
      String[] fields = line.split("\t", -1);
      return new Widget(
          Integer.parseInt(fields[0]),
          Integer.parseInt(fields[1]),
          fields[2],
          text(fields[3]),
          text(fields[4]),
          text(fields[5]),
          Set.of(fields[6].isEmpty() ? new String[0] : fields[6].split(" ")),
          fields[7]);
    }

    private static String text(String field) {
      return field.replace("\\n", "\n").replace("\\\\", "\\");
    }

    /** Whether a person would call it so: by its own name or by the label beside it. */
    boolean isCalled(String word) {
      return name.equals(word) || label.equals(word);
    }

    boolean is(String state) {
      return states.contains(state);
    }
  }

  private final Process process;
  private final BufferedReader answers;
  private final Writer requests;
  private final String address;

  private Accessibility(Process process) throws IOException {
    this.process = process;
    this.answers = process.inputReader(StandardCharsets.UTF_8);
    this.requests = process.outputWriter(StandardCharsets.UTF_8);
    this.address = answers.readLine();
    if (address == null) {
      throw new AssertionError("there is no session bus for accessibility");
    }
  }

  /** Starts a bus and somebody who looks at it. */
  static Accessibility start() throws IOException {
    Path program =
        Distribution.root().resolve("bundles/org.postampel.it/src/test/programs/accessibility.py");
    return new Accessibility(
        new ProcessBuilder("dbus-run-session", "--", "/usr/bin/python3", program.toString())
            .redirectError(ProcessBuilder.Redirect.DISCARD)
            .start());
  }

  /** Where programs find this bus. */
  String address() {
    return address;
  }

  /** Every widget of the window the person works in, the window first; empty without one. */
  List<Widget> window() throws IOException {
    return ask("tree");
  }

  /** What the window the person works in is called; empty without one. */
  Optional<String> title() throws IOException {
    return ask("window").stream().findFirst().map(Widget::name);
  }

  /** What has the focus. */
  Optional<Widget> focused() throws IOException {
    return ask("focused").stream().findFirst();
  }

  /** Whatever can be pressed or ticked on that window; depth is not told. */
  List<Widget> buttons() throws IOException {
    return ask("buttons");
  }

  /** Every name and text that stands on that window. */
  List<String> words() throws IOException {
    return lines("words").stream().map(line -> Widget.text(line.substring(2))).toList();
  }

  /** Does what a click does. */
  void press(Widget widget) throws IOException {
    ask("press " + widget.number());
  }

  /** Gives it the focus. */
  void focus(Widget widget) throws IOException {
    ask("focus " + widget.number());
  }

  private List<Widget> ask(String request) throws IOException {
    return lines(request).stream().map(Widget::of).toList();
  }

  /** The answer; nothing where a widget went away while it was being looked at. */
  private List<String> lines(String request) throws IOException {
    requests.write(request + "\n");
    requests.flush();
    List<String> lines = new ArrayList<>();
    for (String line = answers.readLine(); !".".equals(line); line = answers.readLine()) {
      if (line == null) {
        throw new AssertionError("the bus for accessibility ended");
      }
      lines.add(line);
    }
    boolean gone = lines.stream().anyMatch(line -> line.startsWith("! "));
    return gone ? List.of() : lines.stream().filter(line -> !line.isEmpty()).toList();
  }

  /** Presses keys as a keyboard does, such as {@code Tab} or {@code ctrl+a}. */
  static void keys(String... keys) throws IOException {
    List<String> command = new ArrayList<>(List.of("xdotool", "key", "--delay", "5"));
    command.addAll(Arrays.asList(keys));
    run(command);
  }

  /** Types a text as a keyboard does. */
  static void type(String text) throws IOException {
    run(List.of("xdotool", "type", "--delay", "2", "--", text));
  }

  /** Puts a text onto the clipboard, as somebody who copied it elsewhere. */
  static void copy(String text) throws IOException {
    Process clipboard =
        new ProcessBuilder("xclip", "-selection", "clipboard")
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .redirectError(ProcessBuilder.Redirect.DISCARD)
            .start();
    try (Writer writer = clipboard.outputWriter(StandardCharsets.UTF_8)) {
      writer.write(text);
    }
  }

  /** What the clipboard holds, as somebody finds who pastes it elsewhere. */
  static String pasted() throws IOException {
    Process clipboard = new ProcessBuilder("xclip", "-selection", "clipboard", "-out").start();
    try (Reader reader = clipboard.inputReader(StandardCharsets.UTF_8)) {
      StringWriter text = new StringWriter();
      reader.transferTo(text);
      return text.toString();
    }
  }

  private static void run(List<String> command) throws IOException {
    Process typing = new ProcessBuilder(command).inheritIO().start();
    try {
      if (typing.waitFor() != 0) {
        throw new AssertionError(command + " failed");
      }
    } catch (InterruptedException stop) {
      Thread.currentThread().interrupt();
      throw new AssertionError(stop);
    }
  }

  @Override
  public void close() throws IOException {
    requests.close();
    try {
      if (!process.waitFor(10, TimeUnit.SECONDS)) {
        process.destroyForcibly();
      }
    } catch (InterruptedException stop) {
      Thread.currentThread().interrupt();
      process.destroyForcibly();
    }
  }
}
