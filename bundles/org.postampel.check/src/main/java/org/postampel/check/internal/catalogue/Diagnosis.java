package org.postampel.check.internal.catalogue;

import org.postampel.check.Finding;
import org.postampel.check.Light;

/**
 * What the catalogue makes of a symptom.
 *
 * @param light yellow or red
 * @param finding the finding
 */
public record Diagnosis(Light light, Finding finding) {}
