package org.postampel.cli.internal.terminal;

import java.util.List;
import java.util.Optional;

/** What has to be known of a command line before it is parsed. */
public final class Arguments {

  private Arguments() {}

  /**
   * The value of an option, if it is there.
   *
   * @param arguments the command line
   * @param name the option with its dashes
   */
  public static Optional<String> option(List<String> arguments, String name) {
    for (int i = 0; i < arguments.size(); i++) {
      String argument = arguments.get(i);
      if (argument.equals(name) && i + 1 < arguments.size()) {
        return Optional.of(arguments.get(i + 1));
      } else if (argument.startsWith(name + "=")) {
        return Optional.of(argument.substring(name.length() + 1));
      }
    }
    return Optional.empty();
  }
}
