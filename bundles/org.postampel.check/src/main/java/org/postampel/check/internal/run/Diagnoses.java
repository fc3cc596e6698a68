package org.postampel.check.internal.run;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.postampel.check.Finding;
import org.postampel.check.Light;
import org.postampel.check.Remedies;
import org.postampel.check.Remedy;
import org.postampel.check.Sentence;
import org.postampel.check.internal.catalogue.Diagnosis;
import org.postampel.check.internal.catalogue.FindingsCatalogue;
import org.postampel.check.internal.catalogue.Placeholders;
import org.postampel.check.internal.catalogue.Symptom;
import org.postampel.check.internal.step.StepVerdict;

/**
 * Makes one finding of all that a step noticed: the gravest one speaks, the others stand among its
 * causes and remedies.
 */
final class Diagnoses {

  private Diagnoses() {}

  static Diagnosis of(
      StepVerdict.Noticed noticed, FindingsCatalogue catalogue, Placeholders places) {
    List<Diagnosis> all = new ArrayList<>();
    all.add(catalogue.diagnose(noticed.symptom(), places));
    noticed.also().forEach(symptom -> all.add(catalogue.diagnose(symptom, places)));
    all.sort(Comparator.comparing(one -> one.light() == Light.RED ? 0 : 1));
    Diagnosis first = all.get(0);
    List<Sentence> causes = new ArrayList<>(noticed.explained());
    causes.addAll(first.finding().causes());
    List<Remedy> remedies = new ArrayList<>(first.finding().remedies().all());
    for (Diagnosis other : all.subList(1, all.size())) {
      causes.add(other.finding().summary());
      remedies.addAll(other.finding().remedies().all());
    }
    String page = noticed.symptom().facts().getOrDefault(Symptom.CONSENT_PAGE, "");
    remedies.replaceAll(remedy -> onPage(remedy, page));
    return new Diagnosis(
        first.light(),
        new Finding(
            first.finding().code(),
            first.finding().reference(),
            first.finding().summary(),
            causes,
            Remedies.of(remedies.get(0), remedies.subList(1, remedies.size()))));
  }

  /** The page of a consent that is waited for is the one the authority was asked with. */
  private static Remedy onPage(Remedy remedy, String page) {
    return page.isEmpty() || !remedy.link().contains("/adminconsent?")
        ? remedy
        : new Remedy(remedy.who(), remedy.text(), remedy.command(), page);
  }
}
