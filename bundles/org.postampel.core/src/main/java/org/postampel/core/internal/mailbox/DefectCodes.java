package org.postampel.core.internal.mailbox;

/** Every code a defect of a mailbox file can have; a test compares them with the texts. */
final class DefectCodes {

  static final String UNKNOWN_KEY = "unknown-key";
  static final String DUPLICATE_KEY = "duplicate-key";
  static final String MALFORMED = "malformed";
  static final String LINE_TOO_LONG = "line-too-long";
  static final String TOO_LARGE = "too-large";
  static final String NOT_UTF8 = "not-utf8";
  static final String NOT_A_FILE = "not-a-file";
  static final String UNREADABLE = "unreadable";
  static final String ILLEGAL_NAME = "illegal-name";

  private DefectCodes() {}
}
