package org.postampel.mail.internal.channel;

import java.util.ArrayList;
import java.util.List;
import org.postampel.mail.TranscriptLine;
import org.postampel.mail.TranscriptLine.Direction;

/** Collects a transcript, the first thousand lines of it. Safe for several threads. */
final class TranscriptKeeper {

  private static final int MAXIMUM = 1000;

  private final List<TranscriptLine> lines = new ArrayList<>();

  synchronized void add(Direction direction, String text) {
    if (lines.size() < MAXIMUM) {
      lines.add(new TranscriptLine(direction, text));
    } else if (lines.size() == MAXIMUM) {
      lines.add(new TranscriptLine(Direction.NOTE, "…"));
    }
  }

  synchronized List<TranscriptLine> lines() {
    return List.copyOf(lines);
  }
}
