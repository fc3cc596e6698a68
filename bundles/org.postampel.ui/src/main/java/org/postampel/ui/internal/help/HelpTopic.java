package org.postampel.ui.internal.help;

/** What a dialog can be asked about, and the page that answers. */
public enum HelpTopic {
  /** Filling in the mailbox dialog. */
  SETTING_UP("setting-up"),
  /** Templates, copies, import and export. */
  TEMPLATES("templates"),
  /** Signing in, and waiting for the administrator's approval. */
  SIGN_IN("sign-in"),
  /** Forgetting a sign-in. */
  SIGN_OUT("sign-out"),
  /** The check, its steps and lights. */
  CHECK("check"),
  /** A server's certificate. */
  CERTIFICATE("certificate"),
  /** What protects the stored sign-ins. */
  STORED_SIGN_INS("stored-sign-ins");

  /** Where all pages lie. */
  static final String FOLDER = "org/postampel/help/";

  private final String name;

  HelpTopic(String name) {
    this.name = name;
  }

  /** The page, as a path inside the bundle of the help. */
  public String page() {
    return FOLDER + name + ".html";
  }

  /**
   * The page of a finding. Findings whose codes begin with the same word share a page.
   *
   * @param code our stable code, such as {@code imap.token-rejected}
   */
  public static String pageOf(String code) {
    return FOLDER + "findings/" + code.split("\\.")[0] + ".html#" + code;
  }
}
