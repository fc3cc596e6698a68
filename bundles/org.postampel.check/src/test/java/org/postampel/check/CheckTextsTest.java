package org.postampel.check;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.postampel.core.text.Texts;

class CheckTextsTest {

  @Test
  void bothLanguagesHaveTheSameSentences() {
    assertThat(Texts.beside(CheckTexts.class, Locale.GERMAN).keys())
        .isEqualTo(Texts.beside(CheckTexts.class, Locale.ENGLISH).keys())
        .hasSizeGreaterThan(70);
  }

  @ParameterizedTest
  @ValueSource(strings = {"en", "de"})
  void everySentenceCanBeFilledAndLeavesNoPlaceholder(String language) {
    Texts texts = Texts.beside(CheckTexts.class, Locale.forLanguageTag(language));
    Object[] arguments = {"a0", "a1", "a2", "a3", "a4", "a5", "a6", "a7", "a8", "a9"};

    for (String key : texts.keys()) {
      assertThat(texts.get(key, arguments)).as(key).isNotBlank().doesNotContain("{", "''");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"en", "de"})
  void everyPlannedStepHasATitle(String language) {
    CheckTexts texts = CheckTexts.in(Locale.forLanguageTag(language));

    for (StepId step : CheckPlanner.plan(Samples.shared()).ids()) {
      assertThat(texts.title(step)).isNotEqualTo(step.value());
    }
  }

  @Test
  void stepOfAVendorWithoutATitleIsShownByItsId() {
    assertThat(CheckTexts.in(Locale.GERMAN).title(new StepId("imap.vendor-own")))
        .isEqualTo("imap.vendor-own");
  }

  @Test
  void greyStepSaysNotCheckedAndWhy() {
    StepResult grey = Samples.grey(StepId.OAUTH_TOKEN, GreyReason.NOT_APPLICABLE);

    assertThat(CheckTexts.in(Locale.GERMAN).summary(grey))
        .isEqualTo(
            "Nicht geprüft: trifft nicht zu. Dieses Postfach meldet sich ohne OAuth 2.0 an.");
  }
}
