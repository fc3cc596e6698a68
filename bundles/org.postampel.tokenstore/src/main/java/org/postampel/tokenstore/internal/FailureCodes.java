package org.postampel.tokenstore.internal;

/** The codes that say more than a reason does; a test compares them with the texts. */
final class FailureCodes {

  static final String NOT_A_FOLDER = "not-a-folder";
  static final String LIBRARY_NOT_UNPACKED = "library-not-unpacked";
  static final String KEY_MISSING = "key-missing";
  static final String KEY_NOT_PRIVATE = "key-not-private";
  static final String DAMAGED_ENTRY = "damaged-entry";

  static final String FOLDER_NOT_PRIVATE = "folder-not-private";
  static final String CACHE_NOT_PRIVATE = "cache-not-private";
  static final String DATABASE_UNREACHABLE = "database-unreachable";
  static final String DATABASE_REFUSES = "database-refuses";
  static final String DATABASE_DAMAGED = "database-damaged";
  static final String DATABASE_NEWER = "database-newer";

  private FailureCodes() {}
}
