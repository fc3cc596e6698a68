package org.postampel.cli;

import java.util.List;
import java.util.stream.Collectors;
import org.postampel.core.text.Texts;
import picocli.CommandLine.MissingParameterException;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.OverwrittenOptionException;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/** Says in the person's language what the parser found wrong. */
final class UsageSentence {

  private UsageSentence() {}

  static String of(ParameterException failure, Texts texts) {
    if (failure instanceof UnmatchedArgumentException unmatched) {
      return unknown(unmatched, texts);
    } else if (failure instanceof OverwrittenOptionException twice) {
      return texts.get("usage.twice", name(twice.getOverwritten()));
    } else if (failure instanceof MissingParameterException missing
        && !missing.getMissing().isEmpty()) {
      return texts.get(
          "usage.missing",
          missing.getMissing().stream().map(UsageSentence::name).collect(Collectors.joining(", ")));
    }
    ArgSpec about = failure.getArgSpec();
    return about == null
        ? texts.get("usage.wrong")
        : texts.get("usage.wrong-value", name(about), String.valueOf(failure.getValue()));
  }

  /** Repeats one word at most, and nothing that may be a secret somebody typed by mistake. */
  private static String unknown(UnmatchedArgumentException unmatched, Texts texts) {
    String word = unmatched.getUnmatched().get(0);
    boolean option = word.startsWith("-");
    String command = unmatched.getCommandLine().getCommandSpec().qualifiedName(" ");
    if (!option && command.contains(" secret ")) {
      return texts.get("usage.secret-is-no-argument");
    }
    String shown = option ? word.split("=", 2)[0] : word;
    List<String> similar = unmatched.getSuggestions();
    return similar.isEmpty()
        ? texts.get("usage.unknown-argument", shown)
        : texts.get("usage.unknown-similar", shown, String.join(", ", similar));
  }

  private static String name(ArgSpec about) {
    return about instanceof OptionSpec option ? option.longestName() : about.paramLabel();
  }
}
