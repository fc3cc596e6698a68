package org.postampel.cli.internal.terminal;

import java.io.Console;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import org.postampel.core.task.Cancellation;
import org.postampel.core.text.Texts;

/** The terminal of this process. */
public final class StandardStreams {

  private StandardStreams() {}

  /**
   * The process's own streams and environment. Text for files and other programs is UTF-8, as JSON
   * has to be; only a console gets the characters it can show.
   */
  public static Terminal terminal(Texts texts, Cancellation cancellation) {
    Console console = System.console();
    Charset charset = console == null ? StandardCharsets.UTF_8 : console.charset();
    return new Terminal(
        System.in,
        stream(FileDescriptor.out, charset),
        stream(FileDescriptor.err, charset),
        System.getenv(),
        cancellation,
        texts,
        console == null ? null : console::readPassword);
  }

  private static PrintStream stream(FileDescriptor descriptor, Charset charset) {
    return new PrintStream(new FileOutputStream(descriptor), true, charset);
  }
}
