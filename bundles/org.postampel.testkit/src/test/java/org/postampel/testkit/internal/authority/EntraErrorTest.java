package org.postampel.testkit.internal.authority;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** The table of refusals against the names by which the demo authority uses it. */
class EntraErrorTest {

  @Test
  void everyRefusalStandsInTheTableWithAllItsValues() throws Exception {
    Set<String> sentences = new TreeSet<>();
    for (Method method : EntraError.class.getDeclaredMethods()) {
      boolean refusal =
          Modifier.isStatic(method.getModifiers())
              && method.getReturnType() == EntraError.class
              && !method.getName().equals("of");
      if (refusal) {
        List<String> values =
            Arrays.stream(method.getParameters()).map(any -> "<" + any.getName() + ">").toList();
        EntraError error = (EntraError) method.invoke(null, values.toArray());

        assertThat(error.text()).as(method.getName()).doesNotContain("{", "}");
        assertThat(values).as(method.getName()).allMatch(error.text()::contains);
        assertThat(error.number()).isPositive();
        sentences.add(error.number() + error.text());
      }
    }
    assertThat(sentences).hasSizeGreaterThan(40);
  }
}
