package org.postampel.check.internal.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.postampel.check.internal.catalogue.CatalogueListing;

/**
 * {@code FINDINGS.md} is what the catalogue says. Run this test with {@code
 * -Dpostampel.findings.write=true} to write the file anew.
 */
class FindingsTableTest {

  private static final Path FILE = Path.of("FINDINGS.md");

  private final CatalogueListing listing = new CatalogueListing();

  @Test
  void fileIsWhatTheCatalogueSays() throws IOException {
    String table = FindingsTable.markdown(listing);
    if (Boolean.getBoolean("postampel.findings.write")) {
      Files.writeString(FILE, table);
    }

    assertThat(Files.readString(FILE).lines().toList()).isEqualTo(table.lines().toList());
  }

  @Test
  void everyRowWithASignalHasItsTest() {
    Map<String, String> tests = FindingsTable.tests();

    assertThat(listing.rows())
        .filteredOn(row -> !row.kind().equals("advice") && !tests.containsKey(row.id()))
        .extracting(CatalogueListing.Row::id)
        .isEmpty();
  }

  /** No row needs an exception; one would stand here with its reason. */
  @Test
  void everyDistinctRowIsReplayedInOtherWordsAndWithOneEssentialPartChanged() {
    Map<String, Set<ReplayText.Sort>> sorts = FindingsTable.sorts();

    assertThat(listing.rows())
        .filteredOn(row -> row.kind().equals("distinct"))
        .allSatisfy(
            row ->
                assertThat(sorts.getOrDefault(row.id(), Set.of()))
                    .as(row.id())
                    .contains(ReplayText.Sort.MUTATED, ReplayText.Sort.COUNTER));
  }

  @Test
  void everyTestThatIsNamedIsThere() throws ClassNotFoundException {
    for (String test : FindingsTable.tests().values()) {
      String[] parts = test.split("\\.");
      Class<?> type = Class.forName("org.postampel.check.internal." + parts[0] + "." + parts[1]);
      if (parts.length > 2) {
        assertThat(Arrays.stream(type.getDeclaredMethods()).map(method -> method.getName()))
            .as(test)
            .contains(parts[2]);
      }
    }
  }
}
