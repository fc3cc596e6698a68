package org.postampel.cli.internal.terminal;

import java.util.Collections;
import java.util.Enumeration;
import java.util.ResourceBundle;
import org.postampel.core.text.Texts;

/** Our texts as the library that parses the command line wants them for its help. */
public final class UsageTexts extends ResourceBundle {

  private final Texts texts;

  /** These texts. */
  public UsageTexts(Texts texts) {
    this.texts = texts;
  }

  @Override
  protected Object handleGetObject(String key) {
    return texts.has(key) ? texts.get(key) : null;
  }

  @Override
  public Enumeration<String> getKeys() {
    return Collections.enumeration(texts.keys());
  }
}
