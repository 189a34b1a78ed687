package dev.eventcrm.launcher.sample;

/**
 * A city of the United States.
 *
 * @param name as people write it
 * @param state its two letters
 * @param areaCode of its telephones
 */
record City(String name, String state, String areaCode) {}
