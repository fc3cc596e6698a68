package org.postampel.core.internal.mailbox;

/** Every code a failed save or removal can have; a test compares them with the texts. */
final class StorageCodes {

  static final String DISK_FULL = "disk-full";
  static final String NOT_ALLOWED = "not-allowed";
  static final String NOT_WRITTEN = "not-written";
  static final String NOT_REMOVED = "not-removed";
  static final String NO_FOLDER = "no-folder";
  static final String FOLDER_UNREADABLE = "folder-unreadable";
  static final String TOO_LARGE = "too-large";
  static final String EARLIER_BROKEN = "earlier-broken";

  private StorageCodes() {}
}
