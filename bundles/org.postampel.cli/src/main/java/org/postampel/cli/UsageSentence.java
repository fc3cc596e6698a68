package org.postampel.cli;

import java.util.stream.Collectors;
import org.postampel.core.text.Texts;
import picocli.CommandLine.MissingParameterException;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/** Says in the person's language what the parser found wrong. */
final class UsageSentence {

  private UsageSentence() {}

  static String of(ParameterException failure, Texts texts) {
    if (failure instanceof UnmatchedArgumentException unmatched) {
      return texts.get("usage.unknown-argument", String.join(" ", unmatched.getUnmatched()));
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

  private static String name(ArgSpec about) {
    return about instanceof OptionSpec option ? option.longestName() : about.paramLabel();
  }
}
