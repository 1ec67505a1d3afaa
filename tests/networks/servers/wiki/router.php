<?php // For PHP's own server: MediaWiki's entry points and its pages under /wiki/.
$root = $_SERVER['DOCUMENT_ROOT'];
$path = parse_url($_SERVER['REQUEST_URI'], PHP_URL_PATH);
$known = ['api', 'index', 'load', 'rest'];
$parts = explode('/', ltrim($path, '/'), 2);
$script = basename($parts[0], '.php');
if (!in_array($script, $known, true)) {
    if ($parts[0] !== 'wiki') { http_response_code(404); return true; }
    $script = 'index';
}
$_SERVER['SCRIPT_NAME'] = "/$script.php";
$_SERVER['SCRIPT_FILENAME'] = "$root/$script.php";
chdir($root);
require "$root/$script.php";
return true;
